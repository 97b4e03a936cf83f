namespace Events.Functions.Http;

/// <summary>The process has as much under way as it can: the caller is told to come back.</summary>
internal sealed class BusyException() : Exception("The process has as much under way as it can.");
