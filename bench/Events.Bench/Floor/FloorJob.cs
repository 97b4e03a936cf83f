using Events.Bench.Measuring;
using Events.Bench.Serving;

namespace Events.Bench.Floor;

/// <summary>An operation that the service and the floor both do.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="OnFloor">The requests to a floor server.</param>
/// <param name="OnService">The requests to the service.</param>
/// <param name="Goal">The highest processor time of the service divided by the floor's, at <see cref="FloorGoals.Connections"/>; null where there is no goal.</param>
internal sealed record FloorJob(string Name, Func<ServerProcess, Side> OnFloor, Func<ServerProcess, Side> OnService, double? Goal = null);
