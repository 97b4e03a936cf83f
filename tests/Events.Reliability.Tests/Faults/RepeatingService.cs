namespace Events.Reliability.Tests.Faults;

/// <summary>
/// The same with a client that repeats writes, as it does against an account in Azure in Gateway mode: after any <see cref="HttpRequestException"/> it looks
/// where the account is, finds the same address, and sends the write again, though the first may have been done.
/// </summary>
public sealed class RepeatingService() : FaultyService(repeats: true);
