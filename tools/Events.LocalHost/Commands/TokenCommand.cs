using System.CommandLine;
using Events.Core.Access;
using Events.LocalHost.Commands.Syntax;

namespace Events.LocalHost.Commands;

/// <summary><c>token add|list|revoke</c>: manages the API tokens of a database, with the Azure identity of the operator.</summary>
internal static class TokenCommand
{
    /// <summary>Sets the actions of the three commands.</summary>
    public static void SetActions()
    {
        TokenSyntax.Add.SetAction((parsed, cancellationToken) =>
            WithStoreAsync(parsed, store => AddAsync(store, parsed, cancellationToken), cancellationToken));
        TokenSyntax.List.SetAction((parsed, cancellationToken) =>
            WithStoreAsync(parsed, store => ListAsync(store, cancellationToken), cancellationToken));
        TokenSyntax.Revoke.SetAction((parsed, cancellationToken) =>
            WithStoreAsync(parsed, store => RevokeAsync(store, parsed, cancellationToken), cancellationToken));
    }

    private static async Task<int> WithStoreAsync(ParseResult parsed, Func<TokenStore, Task<int>> work, CancellationToken cancellationToken)
    {
        await using CommandDatabase database = await CommandDatabase.OpenAsync(parsed, cancellationToken);
        return await work(database.Services.GetRequiredService<TokenStore>());
    }

    private static async Task<int> AddAsync(TokenStore store, ParseResult parsed, CancellationToken cancellationToken)
    {
        string name = parsed.GetValue(TokenSyntax.Name)!;
        if (await store.AddAsync(name, parsed.GetValue(TokenSyntax.Scope), parsed.GetValue(TokenSyntax.Expires), cancellationToken) is not { } token)
        {
            Console.Error.WriteLine($"A token with the name {name} already exists. Revoke it first, or choose another name.");
            return 1;
        }

        Console.WriteLine($"Token: {token}");
        return 0;
    }

    private static async Task<int> ListAsync(TokenStore store, CancellationToken cancellationToken)
    {
        foreach (ApiToken token in await store.ListAsync(cancellationToken))
        {
            string end = token.RevokedAt is { } revoked ? $"revoked {revoked:u}"
                : token.ExpiresAt is { } expires ? $"expires {expires:u}"
                : "does not expire";
            Console.WriteLine($"{token.Name}\t{token.Scopes}\tcreated {token.CreatedAt:u}\t{end}");
        }

        return 0;
    }

    private static async Task<int> RevokeAsync(TokenStore store, ParseResult parsed, CancellationToken cancellationToken)
    {
        string name = parsed.GetValue(TokenSyntax.Name)!;
        if (await store.RevokeAsync(name, cancellationToken))
        {
            Console.WriteLine($"Token {name} is revoked.");
            return 0;
        }

        Console.Error.WriteLine($"No token has the name {name}. The command 'token list' shows the names.");
        return 1;
    }
}
