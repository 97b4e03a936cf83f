using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Events.Functions.Http;
using YamlDotNet.Serialization;

namespace Events.Functions.Docs;

/// <summary>The description of the API, which <c>openapi.yaml</c> at the top of the repository holds, as JSON.</summary>
public sealed partial class OpenApiDocument(PublicAddress address, TimeProvider timeProvider)
{
    private const string Source = "openapi.yaml";
    private static readonly DateOnly Written = new(2023, 1, 29);
    private static readonly Lazy<string> Json = new(Convert);
    private readonly Lazy<string> _served = new(() => address.Setting is { } start ? ServedAt(start) : Json.Value);
    private OfADay? _last;

    /// <summary>The document as the repository has it, UTF-8. It is converted once, when it is first asked for.</summary>
    internal static ReadOnlyMemory<byte> Content => Encoding.UTF8.GetBytes(Json.Value);

    /// <summary>
    /// The document as it is served: its servers are named by the public URL, where that is set, and its examples are current. An example
    /// of last year would make an event that no feed shows, and an alert that is late at once. So the examples' dates are as far from today
    /// (in UTC) as they are from 2023-01-29 in the file. The document stays the same for a day.
    /// </summary>
    internal DocsFile Today()
    {
        DateOnly today = DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime);
        if (Volatile.Read(ref _last) is { } last && last.Day == today)
        {
            return last.File;
        }

        OfADay made = new(today, new DocsFile(StoredJsonResult.MediaType, () => Encoding.UTF8.GetBytes(Move(_served.Value, today.DayNumber - Written.DayNumber))));
        Volatile.Write(ref _last, made);
        return made.File;
    }

    private static string Move(string json, int days) => DateOfATime().Replace(json, date =>
    {
        string format = date.Value.Contains('-', StringComparison.Ordinal) ? "yyyy-MM-dd" : "yyyyMMdd";
        return DateOnly.ParseExact(date.Value, format, CultureInfo.InvariantCulture).AddDays(days).ToString(format, CultureInfo.InvariantCulture);
    });

    private static string ServedAt(string start)
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

    // 2023-01-30T18:00:00Z, 2023-01-30 18:00:00, 20230130T180000Z. Times of other years stand in texts, and stay.
    [GeneratedRegex("2023(-?)[0-9]{2}\\1[0-9]{2}(?=[T ][0-9]{2})")]
    private static partial Regex DateOfATime();

    private sealed record OfADay(DateOnly Day, DocsFile File);
}
