using Events.Core.Cosmos;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Access;

/// <summary>Stores tokens as documents <c>token:{hash}</c> of the <c>system</c> container.</summary>
public sealed class TokenStore(EventsDatabase database, SystemDocuments documents, CosmosCalls calls, DocumentSerializer serializer, TimeProvider timeProvider)
{
    private const string Kind = "token";

    /// <summary>Makes a token. Costs <see cref="ListAsync"/> and one write.</summary>
    /// <returns>The token, which can be shown only now; null where a token of that name exists and is not revoked.</returns>
    public async Task<string?> AddAsync(string name, Scopes scopes, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        if ((await ListAsync(cancellationToken)).Any(token => token.Name == name && token.RevokedAt is null))
        {
            return null;
        }

        string secret = TokenSecret.Create();
        await WriteAsync(
            new ApiToken(
                TokenSecret.DocumentId(secret), Kind, name, ScopeNames.Format(scopes), timeProvider.GetUtcNow(), expiresAt, RevokedAt: null),
            cancellationToken);
        return secret;
    }

    /// <summary>Lists all tokens by name, also revoked ones. Costs a query that reads all of them.</summary>
    public async Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken cancellationToken)
    {
        List<ApiToken> tokens = [];
        using FeedIterator pages = database.System.GetItemQueryStreamIterator(
            new QueryDefinition("SELECT * FROM c WHERE c.kind = @kind").WithParameter("@kind", Kind),
            requestOptions: new QueryRequestOptions { ReadConsistencyStrategy = ReadConsistencyStrategy.LatestCommitted });
        while (pages.HasMoreResults)
        {
            using ResponseMessage page = await calls.SendAsync(CosmosOperation.ListTokens, pages.ReadNextAsync, cancellationToken);
            List<ReadOnlyMemory<byte>> results = [];
            QueryResults.Add(await ResponseContent.ReadAsync(page, cancellationToken), results, int.MaxValue);
            tokens.AddRange(results.Select(result => serializer.Read<ApiToken>(result.Span)));
        }

        return [.. tokens.OrderBy(token => token.Name, StringComparer.Ordinal).ThenBy(token => token.CreatedAt)];
    }

    /// <summary>Revokes every token of a name. They are refused a minute later at most. Returns false where no token has the name.</summary>
    public async Task<bool> RevokeAsync(string name, CancellationToken cancellationToken)
    {
        bool found = false;
        foreach (ApiToken token in (await ListAsync(cancellationToken)).Where(token => token.Name == name))
        {
            found = true;
            if (token.RevokedAt is null)
            {
                await WriteAsync(token with { RevokedAt = timeProvider.GetUtcNow() }, cancellationToken);
            }
        }

        return found;
    }

    /// <summary>Finds a token by its document id (<see cref="TokenSecret.DocumentId"/>); null where it does not exist. Costs a quorum read.</summary>
    public Task<ApiToken?> FindAsync(string documentId, CancellationToken cancellationToken) =>
        documents.FindAsync<ApiToken>(CosmosOperation.ReadToken, documentId, cancellationToken);

    private Task WriteAsync(ApiToken token, CancellationToken cancellationToken) =>
        documents.PutAsync(CosmosOperation.WriteToken, token.Id, token, cancellationToken);
}
