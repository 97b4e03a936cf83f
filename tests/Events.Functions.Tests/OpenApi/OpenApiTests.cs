using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Events.Core;
using Events.Core.Access;
using Events.Core.Alerts;
using Events.Core.Events;
using Events.Core.Events.Listing;
using Events.Core.Feeds;
using Events.Core.Input;
using Events.Functions.Docs;
using Events.Functions.Pipeline.Problems;
using Events.Functions.Pipeline.Routing;

namespace Events.Functions.Tests.OpenApi;

/// <summary>The OpenAPI document and the code must match.</summary>
public sealed partial class OpenApiTests
{
    private static readonly HttpFunction[] Functions = [.. HttpFunction.All.Where(function => function.Verbs.Count > 0)];

    public static TheoryData<string, Type> Lists => new()
    {
        { "/v1/events", typeof(EventListRequest) },
        { "/v1/events/deleted", typeof(DeletedEventListRequest) },
        { "/v1/alerts/failed", typeof(FailedAlertListRequest) },
        { "/v1/calendars/{calendar_id}/events.ics", typeof(FeedRequest) },
    };

    [Fact]
    public void EveryMethodExceptHead_IsDescribed_AndNoOther() => Assert.Equal(
        Functions.SelectMany(function => Described(function).Select(verb => $"{verb} {PathOf(function)}")).Order(StringComparer.Ordinal),
        Document.Operations.Select(operation => $"{operation.Method} {operation.Path}").Order(StringComparer.Ordinal));

    [Fact]
    public void EveryGet_HasAHead()
    {
        Assert.Contains("every path with a GET also has a HEAD", Document.Root.GetProperty("info").GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.All(Functions, function => Assert.Equal(function.Verbs.Contains("GET"), function.Verbs.Contains("HEAD")));
    }

    [Fact]
    public void Operation_HasTheNameOfItsFunction() => Assert.All(Functions, function => Assert.Equal(
        char.ToLowerInvariant(function.Name[0]) + function.Name[1..],
        Find(function, function.Verbs[0]).Value.GetProperty("operationId").GetString()));

    [Fact]
    public void Operation_NamesTheScopeOfItsFunction() => Assert.All(
        Functions.SelectMany(function => Described(function).Select(verb => (Function: function, Operation: Find(function, verb)))),
        pair =>
        {
            Assert.Equal(pair.Function.Scope is { } scope ? ScopeNames.Format(scope) : null, pair.Operation.Scope);
            Assert.Equal(pair.Function.Scope is null, pair.Operation.IsOpen);
        });

    [Theory]
    [MemberData(nameof(Lists))]
    public void ParametersOfAList_AreThoseThatItReads(string path, Type request)
    {
        ArgumentNullException.ThrowIfNull(request);
        IEnumerable<string> read = request == typeof(EventListRequest)
            ? EventListRequest.Names
            : (IEnumerable<string>)request.GetField("Names", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

        Assert.Equal(
            read.Order(StringComparer.Ordinal),
            Document.Operations.Single(operation => operation.Path == path && operation.Method == "GET").QueryParameters.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OtherOperations_HaveNoParameters() => Assert.All(
        Document.Operations.Where(operation => Lists.All(list => list.Data.Item1 != operation.Path) || operation.Method != "GET"),
        operation => Assert.Empty(operation.QueryParameters));

    [Fact]
    public void EveryProblemKind_IsDescribed() => Assert.Equal(
        Enum.GetValues<ProblemKind>().Select(ProblemTable.TypeOf),
        Document.Strings(Document.Schema("Problem").GetProperty("properties").GetProperty("type").GetProperty("examples")));

    [Fact]
    public void EveryFaultCode_IsDescribed() => Assert.Equal(
        typeof(FaultCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        Document.Strings(Document.Schema("Fault").GetProperty("properties").GetProperty("code").GetProperty("examples")).Order(StringComparer.Ordinal));

    [Fact]
    public void Event_HasTheWrittenFieldsInOrder()
    {
        JsonElement written = JsonElement.Parse(CoreJson.Serializer.Write(new Event { Address = new(null, null, null, null, null, null, "DE") }));

        Assert.Equal(Names(written), Names(Document.Schema("Event").GetProperty("properties")));
        Assert.Equal(Names(written), Document.Strings(Document.Schema("Event").GetProperty("required")));
        Assert.Equal(Names(written.GetProperty("address")), Names(Document.Schema("Address").GetProperty("properties")));
    }

    [Fact]
    public void EveryFileOfThePage_IsDescribed() => Assert.Equal(
        DocsFile.All.Keys.Order(StringComparer.Ordinal),
        Document.Strings(Document.Root.GetProperty("components").GetProperty("parameters").GetProperty("DocsFile").GetProperty("schema").GetProperty("enum"))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Scalars_KeepTheirTypes()
    {
        JsonElement id = Document.Schema("Id");
        Assert.Equal((1L << 53) - 1, id.GetProperty("maximum").GetInt64());
        Assert.Equal("3.1.1", Document.Root.GetProperty("openapi").GetString());
        Assert.Equal(JsonValueKind.False, Document.Schema("Event").GetProperty("additionalProperties").ValueKind);
        Assert.Equal("1.0", Document.Schema("AlertDue").GetProperty("properties").GetProperty("specversion").GetProperty("const").GetString());
    }

    [Fact]
    public void EveryConstantAndEnumeration_HasAType() => Assert.All(
        Document.Schemas.Where(schema => schema.TryGetProperty("const", out _) || schema.TryGetProperty("enum", out _)),
        schema => Assert.True(schema.TryGetProperty("type", out _), schema.GetRawText()));

    [Fact]
    public void Schema_HasOneType_OrOneAndNull() => Assert.All(
        Document.Schemas.Where(schema => schema.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.Array),
        schema =>
        {
            string[] types = [.. Document.Strings(schema.GetProperty("type"))];
            Assert.True(types is [not "null", "null"], schema.GetRawText());
        });

    [Fact]
    public void OneOf_IsOnlyAnObjectOrNull() => Assert.All(
        Document.Schemas.Where(schema => schema.TryGetProperty("oneOf", out _) || schema.TryGetProperty("anyOf", out _) || schema.TryGetProperty("allOf", out _)),
        schema =>
        {
            JsonElement[] choices = [.. schema.GetProperty("oneOf").EnumerateArray()];
            Assert.Equal(2, choices.Length);
            Assert.Equal("object", Document.Resolve(choices[0]).GetProperty("type").GetString());
            Assert.Equal("""{"type":"null"}""", choices[1].GetRawText().Replace(" ", string.Empty, StringComparison.Ordinal));
        });

    [Fact]
    public void EveryBody_HasANamedSchema() => Assert.All(
        Document.Operations.SelectMany(operation => operation.JsonSchemas),
        schema => Assert.True(schema.TryGetProperty("$ref", out _) || schema.GetProperty("items").TryGetProperty("$ref", out _), schema.GetRawText()));

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string> Described(HttpFunction function) => function.Verbs.Where(verb => verb != "HEAD");

    private static Operation Find(HttpFunction function, string verb) =>
        Document.Operations.Single(operation => operation.Method == verb && operation.Path == PathOf(function));

    private static string PathOf(HttpFunction function) => "/" + Constraint().Replace(function.Route, "}");

    [GeneratedRegex(":[a-z]+}")]
    private static partial Regex Constraint();
}
