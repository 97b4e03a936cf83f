using System.Reflection;
using System.Text.Json.Serialization;

namespace Events.Core.Input;

/// <summary>The words that stand for the values of an enum in JSON and in URLs, from its <see cref="JsonStringEnumMemberNameAttribute"/>s.</summary>
internal static class JsonWords<TEnum>
    where TEnum : struct, Enum
{
    private static readonly (string Word, TEnum Value)[] Pairs =
    [
        .. typeof(TEnum).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name, (TEnum)field.GetValue(null)!)),
    ];

    /// <summary>The words, in the order of the enum.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Pairs.Select(pair => pair.Word)];

    /// <summary>The word of a value.</summary>
    public static string Of(TEnum value) => Array.Find(Pairs, pair => pair.Value.Equals(value)).Word;

    /// <summary>Finds the value of a word, in its exact letter case.</summary>
    public static bool TryParse(string text, out TEnum value)
    {
        int index = Array.FindIndex(Pairs, pair => pair.Word == text);
        value = index < 0 ? default : Pairs[index].Value;
        return index >= 0;
    }
}
