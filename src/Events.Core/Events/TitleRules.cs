using System.Buffers;
using System.Text;
using Events.Core.Input;

namespace Events.Core.Events;

/// <summary>The rules of a title, for events and for the filter <c>title</c>.</summary>
public static class TitleRules
{
    private const int Longest = 255;

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 256).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>Reports every rule that a trimmed title breaks.</summary>
    /// <param name="title">The title.</param>
    /// <param name="refuse">Takes the code and the message of each broken rule.</param>
    /// <returns>Whether the title breaks no rule.</returns>
    internal static bool Check(string title, Action<string, string> refuse)
    {
        bool isValid = true;
        Require(title.Length > 0, FaultCodes.Empty, "Must not be empty or blank.");
        Require(!title.AsSpan().ContainsAny(Controls) && IsWellFormed(title), FaultCodes.Characters, "Must not have control characters or half of a surrogate pair.");
        Require(title.Length <= Longest || title.EnumerateRunes().Count() <= Longest, FaultCodes.TooLong, $"Must have at most {Longest} characters.");
        return isValid;

        void Require(bool holds, string code, string message)
        {
            if (!holds)
            {
                isValid = false;
                refuse(code, message);
            }
        }
    }

    /// <summary>
    /// The form in which titles are compared: trimmed, and in capitals of the invariant culture, as <see cref="StringComparison.OrdinalIgnoreCase"/>
    /// compares. The key of a key is the same key.
    /// </summary>
    public static string Key(string title) => title.Trim().ToUpperInvariant();

    private static bool IsWellFormed(string text)
    {
        for (ReadOnlySpan<char> rest = text; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int length) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
