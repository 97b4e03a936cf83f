using LocalCosmos.Json;

namespace LocalCosmos.Queries.Syntax;

/// <summary>What a query returns of the documents that it finds.</summary>
internal abstract record Projection;

/// <summary>One value of each document: <c>SELECT VALUE c.a</c>. A document without it has no result.</summary>
/// <param name="Path">The path of the value. The empty path is the whole document.</param>
internal sealed record PathProjection(PropertyPath Path) : Projection;

/// <summary>A new object for each document: <c>SELECT c.a, c.b AS d</c>. A member whose value is undefined is left out of the object.</summary>
/// <param name="Members">The members in the order of the query.</param>
internal sealed record ObjectProjection(IReadOnlyList<ProjectedMember> Members) : Projection;

/// <summary>The number of documents: <c>SELECT VALUE COUNT(1)</c>.</summary>
internal sealed record CountProjection : Projection;

/// <summary>One member of a projected object.</summary>
/// <param name="Name">The name of the member.</param>
/// <param name="Path">The path of its value in the document.</param>
internal sealed record ProjectedMember(string Name, PropertyPath Path);
