using System.Collections;
using System.Reflection;
using Events.Core.Cosmos;
using Events.Functions;
using Events.Functions.Pipeline.Addresses;
using Events.Functions.Pipeline.Routing;

namespace Infra.Tests.Fixtures;

/// <summary>The settings that the code reads, found by reflection. A name in braces stands for any name or number.</summary>
internal static class ReadSettings
{
    /// <summary>The setting for local use only, since the app in Azure has no key.</summary>
    public const string LaptopOnly = $"{CosmosOptions.Section}__{nameof(CosmosOptions.ConnectionString)}";

    /// <summary>The settings of options classes, triggers and telemetry.</summary>
    public static IReadOnlySet<string> All { get; } = OptionsClasses()
        .SelectMany(type => Of(type, (string)type.GetField("Section")!.GetRawConstantValue()!))
        .Concat(TimerFunction.All.Select(timer => timer.Schedule.Trim('%')))
        .Append(EventsTelemetry.ConnectionStringSetting)
        .Append(EventsTelemetry.ClientIdSetting)
        .Append(PublicUrlOptions.Setting)
        .ToHashSet();

    /// <summary>Whether the name of a setting matches a pattern.</summary>
    public static bool Matches(string pattern, string setting)
    {
        string[] wanted = pattern.Split("__");
        string[] given = setting.Split("__");
        return wanted.Length == given.Length
            && wanted.Zip(given).All(pair => pair.First is ['{', .., '}'] ? pair.Second.Length > 0 : pair.First == pair.Second);
    }

    private static IEnumerable<Type> OptionsClasses() =>
        new[] { typeof(CosmosOptions).Assembly, typeof(EventsServices).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true });

    private static IEnumerable<string> Of(Type type, string prefix) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => Of(property, $"{prefix}__{property.Name}"));

    private static IEnumerable<string> Of(PropertyInfo property, string name)
    {
        Type type = property.PropertyType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>))
        {
            return Of(type.GetGenericArguments()[1], $"{name}__{{name}}");
        }

        if (type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)))
        {
            return [$"{name}__{{number}}"];
        }

        bool isNested = type.IsClass && type != typeof(string);
        return isNested ? Of(type, name) : [name];
    }
}
