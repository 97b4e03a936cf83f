using Events.Reliability.Tests.Model.State;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Writes conditions as headers and as text.</summary>
internal static class Conditions
{
    public static string? Header(this Condition condition, PlainEvent? current) => condition switch
    {
        Condition.None => null,
        Condition.Any => "*",
        Condition.Right => $"\"{current?.Revision ?? 1}\"",
        _ => $"\"{(current?.Revision ?? 1) - 1}\"",
    };

    public static string Describe(this Condition condition) => condition == Condition.None ? "" : $" if it matches {condition}";
}
