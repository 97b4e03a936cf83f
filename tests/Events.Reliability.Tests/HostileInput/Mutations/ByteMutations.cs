using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput.Mutations;

/// <summary>Mutations of a body as bytes.</summary>
internal static class ByteMutations
{
    private const int MaximumRepeats = 50;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("some bytes changed", (request, random) => Change(request, random, (body, at) =>
        {
            byte[] changed = [.. body];
            for (int count = random.Next(1, 8); count > 0; count--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            return changed;
        })),
        new("a bit flipped", (request, random) => Change(request, random, (body, at) => [.. body[..at], (byte)(body[at] ^ (1 << random.Next(8))), .. body[(at + 1)..]])),
        new("a part left out", (request, random) => Change(request, random, (body, at) => [.. body[..at], .. body[random.Next(at, body.Length)..]])),
        new("the end cut off", (request, random) => Change(request, random, (body, at) => body[..at])),
        new("a part repeated", (request, random) => Change(request, random, (body, at) =>
            [.. body[..at], .. Enumerable.Repeat(body[at..random.Next(at, body.Length)], random.Next(1, MaximumRepeats)).SelectMany(part => part), .. body[at..]])),
        new("bytes inserted", (request, random) => Change(request, random, (body, at) =>
        {
            byte[] more = new byte[random.Next(1, 30)];
            random.NextBytes(more);
            return [.. body[..at], .. more, .. body[at..]];
        })),
        new("a structural character inserted", (request, random) => Change(request, random, (body, at) => [.. body[..at], random.Pick("{}[],:\"\\"u8.ToArray()), .. body[at..]])),
    ];

    private static WireRequest Change(WireRequest request, Random random, Func<byte[], int, byte[]> change) =>
        request.Body is { Length: > 0 } body && request.Framing != Framing.AsGiven ? request with { Body = change(body, random.Next(body.Length)) } : request;
}
