using Events.Core.Access;
using Events.Core.Events.Idempotency;
using Events.Core.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Events.Functions.Http;

/// <summary>The header <c>Idempotency-Key</c>.</summary>
internal static class IdempotencyHeader
{
    private const string Name = "Idempotency-Key";
    private const int Longest = 255;

    /// <summary>The request's key; null where it has none.</summary>
    /// <param name="request">The request, of a caller who is known.</param>
    /// <param name="endpoint">The function that takes it.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>: it is not 1 to 255 visible ASCII characters.</exception>
    public static IdempotencyKey? Read(HttpRequest request, string endpoint)
    {
        if (!request.Headers.TryGetValue(Name, out StringValues values))
        {
            return null;
        }

        FaultList faults = new();
        string key = values.Count == 1 ? values[0]! : string.Empty;
        if (values.Count > 1)
        {
            faults.Of(Name, FaultCodes.Duplicate, "This header is given more than once.");
        }
        else if (key.Length == 0)
        {
            faults.Of(Name, FaultCodes.Empty, "This header has no value.");
        }
        else if (key.Length > Longest)
        {
            faults.Of(Name, FaultCodes.TooLong, $"This header must have at most {Longest} characters.");
        }
        else if (key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            faults.Of(Name, FaultCodes.Characters, "This header must be of visible ASCII characters.");
        }

        faults.ThrowIfAny(ProblemKind.InvalidParameter, $"The header {Name} must be 1 to {Longest} visible ASCII characters.");
        return new IdempotencyKey(request.HttpContext.Features.GetRequiredFeature<Caller>().TokenName, endpoint, key);
    }
}
