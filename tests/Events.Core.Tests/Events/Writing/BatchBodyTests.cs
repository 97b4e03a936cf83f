using System.Text;
using Events.Core.Events;
using Events.Core.Events.Writing;
using Events.Core.Input;
using Events.Tests.Shared;

namespace Events.Core.Tests.Events.Writing;

public sealed class BatchBodyTests
{
    private static readonly Dictionary<string, BadBody> Refused =
        BadBodies.All.Where(body => body.Status == 422 && body.Errors.All(error => error.StartsWith("#/event", StringComparison.Ordinal))
            && body.Errors.All(error => error is not ("#/event duplicate") && !error.StartsWith("#/events", StringComparison.Ordinal)))
        .ToDictionary(body => body.Name);

    public static TheoryData<string> Names { get; } = [.. Refused.Keys];

    // An item follows the rules of a create, and its errors point to the item.
    [Theory]
    [MemberData(nameof(Names))]
    public void Read_NamesEveryErrorOfAnItemAtItsPlace(string name)
    {
        string item = Encoding.UTF8.GetString(Refused[name].Utf8)["{\"event\":".Length..^1];

        IReadOnlyList<CheckedEvent> items = BatchBody.Read(Encoding.UTF8.GetBytes($"{{\"events\":[{{}},{item}]}}"));

        Assert.Equal(2, items.Count);
        Assert.Equal(
            Refused[name].Errors.Select(error => error.Replace("#/event", "#/events/1", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            items[1].Faults.Faults.Select(fault => $"{fault.Pointer} {fault.Code}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{\"events\":[]}", "#/events empty")]
    [InlineData("{\"events\":[{}],\"event\":{}}", "#/event unknown_name")]
    public void Read_RefusesABatchThatIsWrongAsAWhole(string body, string error)
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => BatchBody.Read(Encoding.UTF8.GetBytes(body)));

        Assert.Equal(ProblemKind.InvalidBody, problem.Kind);
        Assert.All([problem.Message, .. problem.Faults.Select(fault => fault.Message)], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
        Assert.Equal(error, Assert.Single(problem.Faults.Select(fault => $"{fault.Pointer} {fault.Code}")));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Read_AcceptsAHundredItems(int count, bool isTaken)
    {
        byte[] body = Encoding.UTF8.GetBytes($"{{\"events\":[{string.Join(',', Enumerable.Repeat("1", count))}]}}");

        if (isTaken)
        {
            Assert.Equal(count, BatchBody.Read(body).Count);
        }
        else
        {
            Fault fault = Assert.Single(Assert.Throws<ProblemException>(() => BatchBody.Read(body)).Faults);
            Assert.Equal((FaultCodes.TooLong, "Must have at most 100 items."), (fault.Code, fault.Message));
        }
    }
}
