using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput.Mutations;

/// <summary>One way to change a request.</summary>
/// <param name="Name">A description.</param>
/// <param name="Apply">Applies the mutation. The same random numbers give the same result.</param>
/// <param name="Effect">The possible effects, apart from another valid or invalid request to the same function.</param>
internal sealed record Mutation(string Name, Func<WireRequest, Random, WireRequest> Apply, Effect Effect = Effect.None);
