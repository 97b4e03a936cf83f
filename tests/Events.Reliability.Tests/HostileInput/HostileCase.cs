using Events.Reliability.Tests.HostileInput.Mutations;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>A good request and its mutations. The same seed and number create the same case.</summary>
/// <param name="name">The seed and the number.</param>
/// <param name="good">The request before the mutations.</param>
/// <param name="steps">The mutations in their order, each with its own seed.</param>
internal sealed class HostileCase(string name, WireRequest good, IReadOnlyList<(Mutation Mutation, int Seed)> steps)
{
    private const int MaximumSteps = 3;

    private static readonly IReadOnlyList<Mutation>[] ForAnyRequest =
        [QueryMutations.All, QueryMutations.All, HeaderMutations.All, HeaderMutations.All, PathMutations.All, FramingMutations.All];

    private static readonly IReadOnlyList<Mutation>[] ForRequestsWithABody =
        [BodyMutations.All, BodyMutations.All, BodyMutations.All, BodyMutations.All, ByteMutations.All, ByteMutations.All, .. ForAnyRequest];

    public WireRequest Good => good;

    public Effect Effect { get; } = steps.Aggregate(Effect.None, (effect, step) => effect | step.Mutation.Effect);

    public WireRequest Request { get; } = steps.Aggregate(good, (request, step) => step.Mutation.Apply(request, new Random(step.Seed)));

    public static HostileCase Make(int seed, int number, IReadOnlyList<WireRequest> good)
    {
        Random random = new(unchecked((seed * 1_000_003) + number));
        WireRequest request = random.Pick(good);
        IReadOnlyList<Mutation>[] kinds = request.Body is { Length: > 0 } ? ForRequestsWithABody : ForAnyRequest;
        return new HostileCase(
            $"seed {seed}, number {number}",
            request,
            [.. Enumerable.Range(0, random.Next(1, MaximumSteps + 1)).Select(_ => (random.Pick(random.Pick(kinds)), random.Next()))]);
    }

    /// <summary>The same case with one step less, for each step.</summary>
    public IEnumerable<HostileCase> Smaller() =>
        steps.Count < 2 ? [] : steps.Select((_, left) => new HostileCase(name, good, [.. steps.Where((_, index) => index != left)]));

    public override string ToString() => $"{name}: {good.Function}, {string.Join(", then ", steps.Select(step => step.Mutation.Name))}\n{Request}";
}
