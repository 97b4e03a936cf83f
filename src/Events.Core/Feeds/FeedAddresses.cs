using System.Security.Cryptography;
using Events.Core.Cosmos;
using Events.Core.Input;

namespace Events.Core.Feeds;

/// <summary>Signs the addresses of feeds, checks the signatures, and makes them invalid.</summary>
public sealed class FeedAddresses(SystemDocuments documents, FeedSignature signature, ContentionRetry contention)
{
    private const int GenerationBytes = 16;

    /// <summary>
    /// Returns the signature of the feed of a calendar. It stays the same until it is reset. Costs a quorum read (2 request units), and one write the
    /// first time.
    /// </summary>
    public async Task<string> SignAsync(long calendarId, CancellationToken cancellationToken)
    {
        string? generation = null;
        bool isKnown = await contention.TryRunAsync(
            async stop =>
            {
                if (await FindAsync(calendarId, stop) is { } known)
                {
                    generation = known.Generation;
                    return true;
                }

                generation = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(GenerationBytes));
                FeedDocument first = new(FeedDocument.IdOf(calendarId), generation);
                return await documents.TryCreateAsync(CosmosOperation.WriteFeed, first.Id, first, stop);
            },
            cancellationToken);
        return isKnown ? signature.Of(calendarId, generation!) : throw ProblemException.Contended("The feed address");
    }

    /// <summary>Whether a signature is valid for the feed of a calendar. Costs a quorum read, so that a reset takes effect immediately.</summary>
    public async Task<bool> IsValidAsync(long calendarId, string text, CancellationToken cancellationToken) =>
        await FindAsync(calendarId, cancellationToken) is { } feed && signature.IsValid(text, calendarId, feed.Generation);

    /// <summary>Makes every address of the feed of a calendar invalid. Costs one write.</summary>
    public Task ResetAsync(long calendarId, CancellationToken cancellationToken) =>
        documents.DeleteAsync(CosmosOperation.ResetFeed, FeedDocument.IdOf(calendarId), cancellationToken);

    private Task<FeedDocument?> FindAsync(long calendarId, CancellationToken cancellationToken) =>
        documents.FindAsync<FeedDocument>(
            CosmosOperation.ReadFeed, FeedDocument.IdOf(calendarId), cancellationToken);
}
