using Events.Core.Input;

namespace Events.Core.Events.Listing;

/// <summary>How a filter compares.</summary>
internal enum FilterOperator
{
    Equal,
    OneOf,
    Contains,
    AtLeast,
    AtMost,
}

/// <summary>One filter of a list.</summary>
/// <param name="Name">The URL parameter.</param>
/// <param name="Path">The path in the stored document, see <see cref="Storing.EventsContainer"/>.</param>
/// <param name="Operator">How the stored value is compared with the given one.</param>
/// <param name="Value">How the value is read and written.</param>
internal sealed record EventFilter(string Name, string Path, FilterOperator Operator, FilterValue Value)
{
    /// <summary>Another name of the parameter, or null.</summary>
    public string? Alias { get; init; }

    /// <summary>The oldest schema of the documents that the filter finds.</summary>
    public int SinceSchema { get; init; } = 1;

    /// <summary>The parameter's names.</summary>
    public IEnumerable<string> Names => Alias is null ? [Name] : [Name, Alias];

    /// <summary>The name of the filter's parameter in a query, for example <c>@start_from</c>.</summary>
    public string QueryParameter => $"@{Name}";

    /// <summary>Reads the value from a request; null where it is not given or not valid.</summary>
    public object? Read(ParameterReader reader)
    {
        if (Alias is not null && reader.IsGiven(Alias) && reader.IsGiven(Name))
        {
            reader.Refuse(Alias, FaultCodes.Conflict, $"Is another name of {Name}. {Alias} and {Name} cannot be combined.");
        }

        return Value.Read(reader, NameIn(reader));
    }

    /// <summary>The name that a request uses.</summary>
    public string NameIn(ParameterReader reader) => Alias is not null && reader.IsGiven(Alias) && !reader.IsGiven(Name) ? Alias : Name;
}
