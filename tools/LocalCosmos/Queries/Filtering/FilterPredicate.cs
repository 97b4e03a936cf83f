using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Filtering;

/// <summary>The condition of a patch, for example <c>FROM c WHERE c.claim.token = "…"</c>.</summary>
internal sealed class FilterPredicate
{
    private readonly Expression _condition;

    private FilterPredicate(Expression condition)
    {
        _condition = condition;
    }

    /// <summary>Parses a condition without parameters.</summary>
    /// <exception cref="BadQueryException">The condition is outside the grammar; the message says what and where.</exception>
    public static FilterPredicate Parse(string text) =>
        new(new ParameterBinding(new Dictionary<string, JsonElement>()).Bind(QueryParser.ParseCondition(text)));

    /// <summary>Whether a document meets the condition.</summary>
    public bool Matches(JsonElement document)
    {
        Candidate candidate = new(document);
        return FilterEvaluation.Evaluate(_condition, ref candidate) == Truth.True;
    }
}
