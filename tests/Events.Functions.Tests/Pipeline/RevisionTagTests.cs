using Events.Core.Events.Storing;
using Events.Functions.Events;

namespace Events.Functions.Tests.Pipeline;

public sealed class RevisionTagTests
{
    // Clients keep tags, so their form stays. All other tests take tags from EventTag.
    [Fact]
    public void Tag_IsTheRevisionAndTheSchemaOfTheAnswer() =>
        Assert.Equal("\"7.2\"", RevisionTag.Of(new EventResponse(Id: 1042, Revision: 7, Schema: 2, Json: default)));
}
