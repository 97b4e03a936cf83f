using Events.EndToEnd.Tests.Fixtures;

namespace Events.EndToEnd.Tests.Reliability.Faults;

/// <summary>One call of an operation, ready to be made.</summary>
/// <param name="Success">The status of its success.</param>
/// <param name="CallAsync">Makes the call.</param>
/// <param name="SettleAsync">Holds what was answered against what is there when the database is well again.</param>
internal sealed record Trial(int Success, Func<Task<Answer>> CallAsync, Func<Answer, Task> SettleAsync);
