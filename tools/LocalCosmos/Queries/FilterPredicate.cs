using System.Text.Json;
using LocalCosmos.Queries.Planning;
using LocalCosmos.Queries.Syntax;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries;

/// <summary>The condition of a patch, for example <c>FROM c WHERE c.claim.token = "…"</c>.</summary>
internal sealed class FilterPredicate
{
    private readonly Expression _condition;

    private FilterPredicate(Expression condition)
    {
        _condition = condition;
    }

    /// <summary>Parses a condition. It has no parameters.</summary>
    /// <exception cref="BadQueryException">It is outside the grammar; the message says what and where.</exception>
    public static FilterPredicate Parse(string text) =>
        new(new ParameterBinding(new Dictionary<string, JsonElement>()).Bind(QueryParser.ParseCondition(text)));

    /// <summary>Whether a document meets it.</summary>
    public bool Matches(JsonElement document)
    {
        var candidate = new Candidate(document);
        return FilterEvaluation.Evaluate(_condition, ref candidate) == Truth.True;
    }
}
