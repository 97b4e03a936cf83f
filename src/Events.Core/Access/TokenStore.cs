using Events.Core.Cosmos;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Access;

/// <summary>Keeps tokens as documents <c>token:{hash}</c> of the <c>system</c> container.</summary>
public sealed class TokenStore(EventsDatabase database, SystemDocuments documents, CosmosCalls calls, DocumentSerializer serializer, TimeProvider timeProvider)
{
    private const string Kind = "token";

    /// <summary>Makes a token. Costs the list and one write.</summary>
    /// <returns>The token, to be shown once; null when one of that name is not revoked yet.</returns>
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

    /// <summary>Every token, revoked ones too, by name. An operator's query: it reads all of them.</summary>
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

    /// <summary>Revokes every token of a name. Returns false where no token has the name. A minute later at most they are refused.</summary>
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

    /// <summary>The token of a document id (<see cref="TokenSecret.DocumentId"/>); null when it does not exist. Costs a quorum read.</summary>
    public Task<ApiToken?> FindAsync(string documentId, CancellationToken cancellationToken) =>
        documents.FindAsync<ApiToken>(CosmosOperation.ReadToken, documentId, cancellationToken);

    private Task WriteAsync(ApiToken token, CancellationToken cancellationToken) =>
        documents.PutAsync(CosmosOperation.WriteToken, token.Id, token, cancellationToken);
}
