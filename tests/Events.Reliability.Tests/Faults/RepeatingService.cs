namespace Events.Reliability.Tests.Faults;

/// <summary>
/// The same with a client that repeats writes, as it does with an account in Azure in Gateway mode: after any <see cref="HttpRequestException"/> it asks for
/// the address of the account, gets the same one, and sends the write again, although the first one may have been done.
/// </summary>
public sealed class RepeatingService() : FaultyService(repeats: true);
