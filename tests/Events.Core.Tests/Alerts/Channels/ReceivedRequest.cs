namespace Events.Core.Tests.Alerts.Channels;

internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body);
