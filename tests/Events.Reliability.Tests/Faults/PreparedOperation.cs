using Events.Testing.Http;

namespace Events.Reliability.Tests.Faults;

/// <summary>An API operation that is ready to be called once.</summary>
/// <param name="Success">The status of a success.</param>
/// <param name="CallAsync">Makes the call.</param>
/// <param name="VerifyAsync">Compares the answer with the stored data after the fault.</param>
internal sealed record PreparedOperation(int Success, Func<Task<Answer>> CallAsync, Func<Answer, Task> VerifyAsync);
