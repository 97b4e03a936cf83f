using System.Buffers;
using System.Text;
using Events.Core.Problems;

namespace Events.Core.Events.Listing;

/// <summary>Reads the filters among the parameters of a list.</summary>
internal static class EventFilterReader
{
    private const int MostIds = 100;
    private const int LongestTitle = 255;

    private static readonly KeyValuePair<string, bool?>[] Booleans =
        [new("true", true), new("false", false), new("1", true), new("0", false)];

    public static EventFilter Read(ParameterReader reader, FaultList faults) => new()
    {
        Ids = reader.Integers(ListParameters.Id, MostIds),
        CalendarId = reader.Integer(ListParameters.Calendar, PositiveInteger.Greatest),
        CasefileId = reader.Integer(ListParameters.Case, PositiveInteger.Greatest),
        SubjectId = reader.Integer(ListParameters.Subject, PositiveInteger.Greatest),
        User = reader.Integer(ListParameters.User, PositiveInteger.Greatest),
        TitleKey = Title(reader, faults),
        IsAllday = reader.Word(ListParameters.IsAllday, Booleans, null),
        Start = reader.Range(
            NameOrAlias(reader, faults, ListParameters.StartFrom, ListParameters.From),
            NameOrAlias(reader, faults, ListParameters.StartTo, ListParameters.To)),
        End = reader.Range(ListParameters.EndFrom, ListParameters.EndTo),
        Alert = reader.Range(ListParameters.AlertFrom, ListParameters.AlertTo),
        AlertSent = reader.Range(ListParameters.AlertSentFrom, ListParameters.AlertSentTo),
        Created = reader.Range(ListParameters.CreatedFrom, ListParameters.CreatedTo),
        Updated = reader.Range(ListParameters.UpdatedFrom, ListParameters.UpdatedTo),
    };

    private static string NameOrAlias(ParameterReader reader, FaultList faults, string name, string alias)
    {
        if (!reader.IsGiven(alias))
        {
            return name;
        }

        if (reader.IsGiven(name))
        {
            faults.Of(alias, FaultCodes.Conflict, $"This is another name of {name}, which is given too.");
            return name;
        }

        return alias;
    }

    private static string? Title(ParameterReader reader, FaultList faults)
    {
        if (reader.Text(ListParameters.Title)?.Trim() is not { } title)
        {
            return null;
        }

        if (title.Length == 0)
        {
            faults.Of(ListParameters.Title, FaultCodes.Empty, "No event has an empty title.");
        }
        else if (title.Any(char.IsControl) || !IsWellFormed(title))
        {
            faults.Of(ListParameters.Title, FaultCodes.Characters, "A title has no control characters, and is well-formed Unicode.");
        }
        else if (title.EnumerateRunes().Count() > LongestTitle)
        {
            faults.Of(ListParameters.Title, FaultCodes.TooLong, "A title has at most 255 characters.");
        }

        return TitleKey.Fold(title);
    }

    private static bool IsWellFormed(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
