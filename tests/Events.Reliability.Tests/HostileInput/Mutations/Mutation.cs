using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput.Mutations;

/// <summary>One way to spoil a request.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Apply">Does it, the same for the same numbers.</param>
/// <param name="Effect">What it may do beside making another good or bad request of the service's.</param>
internal sealed record Mutation(string Name, Func<WireRequest, Random, WireRequest> Apply, Effect Effect = Effect.None);
