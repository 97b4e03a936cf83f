using Events.Core.Access;
using Events.Core.Events.Writing;
using Events.Core.Input;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Events.Functions.Events;

/// <summary>The header <c>Idempotency-Key</c>.</summary>
internal static class IdempotencyHeader
{
    private const string Name = "Idempotency-Key";
    private const int MaximumLength = 255;

    /// <summary>Reads the key of a request. Returns null when there is no key.</summary>
    /// <param name="request">The request of an authenticated caller.</param>
    /// <param name="endpoint">The name of the function.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>: the key is not 1 to 255 visible ASCII characters.</exception>
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
            faults.Of(Name, FaultCodes.Duplicate, "The header must appear only once.");
        }
        else if (key.Length == 0)
        {
            faults.Of(Name, FaultCodes.Empty, "The header must not be empty.");
        }
        else if (key.Length > MaximumLength)
        {
            faults.Of(Name, FaultCodes.TooLong, $"The header must have at most {MaximumLength} characters.");
        }
        else if (key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            faults.Of(Name, FaultCodes.Characters, "The header must contain only visible ASCII characters (0x21 to 0x7E).");
        }

        faults.ThrowIfAny(ProblemKind.InvalidParameter, $"The header {Name} is invalid. Send 1 to {MaximumLength} visible ASCII characters.");
        return new IdempotencyKey(request.HttpContext.Features.GetRequiredFeature<Caller>().TokenName, endpoint, key);
    }
}
