using System.Globalization;
using System.Text.RegularExpressions;
using Events.Core.Alerts;
using Events.Core.Alerts.Channels;
using Events.Functions.Pipeline.Addresses;
using Events.Functions.Pipeline.Browsers;

namespace Events.Functions.Tests.Layering;

/// <summary>The table of settings in docs/operations.md and the options classes must match.</summary>
public sealed partial class SettingsTests
{
    private static readonly (string Name, string Default)[] Told = [.. Rows()];

    // The host reads the schedule from the attribute of the trigger. The public URL is not in a section.
    private static readonly (string Name, object? Default)[] Read = [.. Sections(), ("AlertSchedule", null), (PublicUrlOptions.Setting, null)];

    [Fact]
    public void Operations_ListsExactlyTheSettings() =>
        Assert.Equal(Read.Select(setting => setting.Name).Order(), Told.Select(setting => setting.Name).Order());

    [Fact]
    public void Operations_ListsTheDefaults()
    {
        (string Name, string Default)[] defaults =
        [
            .. from setting in Read
               let written = Written(setting.Default)
               where written.Length > 0
               select (setting.Name, written),
        ];

        Assert.NotEmpty(defaults);
        Assert.All(defaults, expected => Assert.Contains(expected, Told));
    }

    private static IEnumerable<(string Name, object? Default)> Sections() =>
        from type in (IEnumerable<Type>)[.. typeof(AlertOptions).Assembly.GetExportedTypes(), .. typeof(CorsOptions).Assembly.GetExportedTypes()]
        let section = type.GetField("Section")?.GetRawConstantValue() as string
        where section is not null
        from setting in Settings(Activator.CreateInstance(type)!, section)
        select setting;

    private static IEnumerable<(string Name, object? Default)> Settings(object options, string section) =>
        options.GetType().GetProperties().SelectMany(property =>
        {
            string name = $"{section}__{property.Name}";
            return property.GetValue(options) switch
            {
                IDictionary<string, WebhookOptions> => Settings(new WebhookOptions(), $"{name}__{{name}}"),
                EventGridOptions topic => Settings(topic, name),
                IList<string?> => [($"{name}__0", null), ($"{name}__1", null)],
                object value => [(name, value)],
                null => ((string, object?)[])[(name, null)],
            };
        });

    private static string Written(object? value) => value switch
    {
        int number => number.ToString(CultureInfo.InvariantCulture),
        Enum choice => choice.ToString().ToLowerInvariant(),
        string or TimeSpan => value.ToString()!,
        _ => string.Empty,
    };

    private static IEnumerable<(string Name, string Default)> Rows()
    {
        string document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        string table = document.Split("## Settings")[1].Split("\n## ")[0];
        foreach (Match row in Row().Matches(table))
        {
            string[] names = [.. Code().Matches(row.Groups["names"].Value).Select(match => match.Groups["text"].Value)];
            string section = names[0][..Math.Max(0, names[0].LastIndexOf("__", StringComparison.Ordinal))];
            foreach (string name in names)
            {
                yield return (name.Replace("…", section, StringComparison.Ordinal), row.Groups["default"].Value.Trim('`'));
            }
        }
    }

    [GeneratedRegex("^\\| (?<names>`[^|]+) \\| (?<default>[^|]+) \\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
