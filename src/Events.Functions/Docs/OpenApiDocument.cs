using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Events.Functions.Pipeline.Addresses;
using Events.Functions.Pipeline.Responses;
using YamlDotNet.Serialization;

namespace Events.Functions.Docs;

/// <summary>The OpenAPI document: <c>openapi.yaml</c> from the root of the repository, as JSON.</summary>
public sealed partial class OpenApiDocument(PublicAddress address, TimeProvider timeProvider)
{
    private const string Source = "openapi.yaml";
    private static readonly DateOnly ReferenceDate = new(2023, 1, 29);
    private static readonly Lazy<string> Json = new(Convert);
    private readonly Lazy<string> _json = new(() => address.Configured is { } start ? WithServers(start) : Json.Value);
    private DatedFile? _last;

    /// <summary>The document of the repository as JSON in UTF-8. It is converted once, at the first request.</summary>
    internal static ReadOnlyMemory<byte> Content => Encoding.UTF8.GetBytes(Json.Value);

    /// <summary>
    /// Returns the document with the public URL in <c>servers</c>, when it is set, and with current dates in the examples. An example with a date
    /// of last year would create an event that no feed contains and an alert that is overdue. The dates in the file are relative to 2023-01-29;
    /// in the response they are relative to today (UTC). The document stays the same for a day.
    /// </summary>
    internal DocsFile ForToday()
    {
        DateOnly today = DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime);
        if (Volatile.Read(ref _last) is { } last && last.Day == today)
        {
            return last.File;
        }

        DatedFile made = new(today, new DocsFile(RawJsonResult.MediaType, () => Encoding.UTF8.GetBytes(ShiftDates(_json.Value, today.DayNumber - ReferenceDate.DayNumber))));
        Volatile.Write(ref _last, made);
        return made.File;
    }

    private static string ShiftDates(string json, int days) => ExampleDate().Replace(json, date =>
    {
        string format = date.Value.Contains('-', StringComparison.Ordinal) ? "yyyy-MM-dd" : "yyyyMMdd";
        return DateOnly.ParseExact(date.Value, format, CultureInfo.InvariantCulture).AddDays(days).ToString(format, CultureInfo.InvariantCulture);
    });

    private static string WithServers(string start)
    {
        JsonNode document = JsonNode.Parse(Json.Value)!;
        foreach (JsonNode? server in document["servers"]!.AsArray())
        {
            server!["url"] = start + server["url"]!.GetValue<string>();
        }

        return document.ToJsonString();
    }

    private static string Convert()
    {
        using StreamReader yaml = new(EmbeddedFile.Open(typeof(OpenApiDocument).Assembly, Source), Encoding.UTF8);
        object document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml)!;
        return new SerializerBuilder().JsonCompatible().DisableAliases().Build().Serialize(document);
    }

    // Matches 2023-01-30T18:00:00Z, 2023-01-30 18:00:00 and 20230130T180000Z. Dates of other years are part of descriptions and do not change.
    [GeneratedRegex("2023(-?)[0-9]{2}\\1[0-9]{2}(?=[T ][0-9]{2})")]
    private static partial Regex ExampleDate();

    private sealed record DatedFile(DateOnly Day, DocsFile File);
}
