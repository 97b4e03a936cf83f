using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Events.Core.Access;

namespace Events.LocalHost.Commands;

/// <summary><c>token add|list|revoke</c>: the API tokens of a database, by the operator's own Azure identity.</summary>
internal static class TokenCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The token's name." };

    private static readonly Option<Scopes> Scope = new("--scopes")
    {
        Description = "What it lets its holder do: read, write, operate, with commas between.",
        DefaultValueFactory = _ => Scopes.Read,
        CustomParser = ParseScopes,
        HelpName = "SCOPES",
    };

    private static readonly Option<DateTimeOffset?> Expires = new("--expires")
    {
        Description = "The UTC day from which on it opens nothing, for example 2027-01-01.",
        CustomParser = ParseDate,
        HelpName = "DATE",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Command add = new("add", "Makes a token and prints it, once.") { Name, Scope, Expires };
        add.SetAction((parsed, cancellationToken) => WithStoreAsync(parsed, store => AddAsync(store, parsed, cancellationToken), cancellationToken));
        Command list = new("list", "Lists the tokens.");
        list.SetAction((parsed, cancellationToken) => WithStoreAsync(parsed, store => ListAsync(store, cancellationToken), cancellationToken));
        Command revoke = new("revoke", "Makes a token open nothing any more, within a minute.") { Name };
        revoke.SetAction((parsed, cancellationToken) => WithStoreAsync(parsed, store => RevokeAsync(store, parsed, cancellationToken), cancellationToken));
        foreach (Command command in (Command[])[add, list, revoke])
        {
            DatabaseOptions.AddTo(command);
        }

        return new Command("token", "API tokens: add, list, revoke.") { add, list, revoke };
    }

    private static async Task<int> WithStoreAsync(ParseResult parsed, Func<TokenStore, Task<int>> work, CancellationToken cancellationToken)
    {
        await using CommandDatabase database = await DatabaseOptions.OpenAsync(parsed, cancellationToken);
        return await work(database.Services.GetRequiredService<TokenStore>());
    }

    private static async Task<int> AddAsync(TokenStore store, ParseResult parsed, CancellationToken cancellationToken)
    {
        string name = parsed.GetValue(Name)!;
        if (await store.AddAsync(name, parsed.GetValue(Scope), parsed.GetValue(Expires), cancellationToken) is not { } token)
        {
            Console.Error.WriteLine($"There is a token {name} already; revoke it first, or take another name.");
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
                : "no end";
            Console.WriteLine($"{token.Name}\t{token.Scopes}\tcreated {token.CreatedAt:u}\t{end}");
        }

        return 0;
    }

    private static async Task<int> RevokeAsync(TokenStore store, ParseResult parsed, CancellationToken cancellationToken)
    {
        string name = parsed.GetValue(Name)!;
        if (await store.RevokeAsync(name, cancellationToken))
        {
            Console.WriteLine($"Token {name} is revoked.");
            return 0;
        }

        Console.Error.WriteLine($"There is no token {name}.");
        return 1;
    }

    private static Scopes ParseScopes(ArgumentResult result)
    {
        if (!ScopeNames.TryParse(result.Tokens[0].Value, out Scopes scopes))
        {
            result.AddError("--scopes takes read, write and operate, with commas between.");
        }

        return scopes;
    }

    private static DateTimeOffset? ParseDate(ArgumentResult result)
    {
        if (DateTimeOffset.TryParseExact(
            result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            return date;
        }

        result.AddError("--expires takes a day such as 2027-01-01.");
        return null;
    }
}
