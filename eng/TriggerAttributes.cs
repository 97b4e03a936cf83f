// Replaces the packages of the Azure Functions worker if the registry does not have them (WorkerPackages = absent). It has only the
// types that the functions are declared with.
namespace Microsoft.Azure.Functions.Worker;

/// <summary>Names the method that is a function.</summary>
/// <param name="name">The function's name, unique in the app.</param>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    /// <summary>The function's name.</summary>
    public string Name { get; } = name;
}

/// <summary>The key that the Functions host requires from a caller.</summary>
public enum AuthorizationLevel
{
    /// <summary>No key.</summary>
    Anonymous = 0,

    /// <summary>A user's token.</summary>
    User = 1,

    /// <summary>The function's key.</summary>
    Function = 2,

    /// <summary>A system key.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}

/// <summary>Runs the function for an HTTP request.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : Attribute
{
    /// <summary>Any method, with the function's key.</summary>
    public HttpTriggerAttribute() => AuthLevel = AuthorizationLevel.Function;

    /// <summary>The given methods.</summary>
    /// <param name="methods">HTTP methods, in any letter case.</param>
    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    /// <summary>Any method, with the given key.</summary>
    /// <param name="authLevel">The key that the host requires.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>The given methods, with the given key.</summary>
    /// <param name="authLevel">The key that the host requires.</param>
    /// <param name="methods">HTTP methods, in any letter case.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route template after the prefix; null for the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods; null for all.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>The key that the host requires.</summary>
    public AuthorizationLevel AuthLevel { get; private set; }
}

/// <summary>Runs the function on a schedule.</summary>
/// <param name="schedule">An NCRONTAB expression of six fields, or the name of a setting between percent signs.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    /// <summary>The given schedule.</summary>
    public string Schedule { get; private set; } = schedule;

    /// <summary>Whether the host stores the schedule, so that it continues after a restart.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the host also runs the function when it starts.</summary>
    public bool RunOnStartup { get; set; }
}

/// <summary>The schedule information that the host gives to a timer function.</summary>
public class TimerInfo
{
    /// <summary>The occurrences before and after this one; null if the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run replaces a missed one.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>The occurrences of a monitored schedule.</summary>
public class ScheduleStatus
{
    /// <summary>The last recorded occurrence.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next expected occurrence.</summary>
    public DateTime Next { get; set; }

    /// <summary>The time when this record was last written.</summary>
    public DateTime LastUpdated { get; set; }
}
