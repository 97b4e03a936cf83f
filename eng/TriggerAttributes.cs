// Stands in for the Azure Functions worker's packages where a registry lacks them (WorkerPackages = absent):
// the signatures that the functions are declared with, and nothing that runs.
namespace Microsoft.Azure.Functions.Worker;

/// <summary>Names the method that is a function.</summary>
/// <param name="name">The function's name, unique in the app.</param>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    /// <summary>The function's name.</summary>
    public string Name { get; } = name;
}

/// <summary>Which key the Functions host asks of a caller.</summary>
public enum AuthorizationLevel
{
    /// <summary>None.</summary>
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
    /// <param name="authLevel">Which key the host asks for.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>The given methods, with the given key.</summary>
    /// <param name="authLevel">Which key the host asks for.</param>
    /// <param name="methods">HTTP methods, in any letter case.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route template after the prefix; the function's name where none is given.</summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods; all of them where none is given.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>Which key the host asks for.</summary>
    public AuthorizationLevel AuthLevel { get; private set; }
}

/// <summary>Runs the function on a schedule.</summary>
/// <param name="schedule">An NCRONTAB expression of six fields, or the name of a setting between percent signs.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    /// <summary>The schedule as it was given.</summary>
    public string Schedule { get; private set; } = schedule;

    /// <summary>Whether the host remembers the schedule over restarts.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the host also runs the function as it starts.</summary>
    public bool RunOnStartup { get; set; }
}

/// <summary>What the host tells a timer's function of its schedule.</summary>
public class TimerInfo
{
    /// <summary>The occurrences around this one; none where the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run makes up for one that was missed.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>The occurrences of a monitored schedule.</summary>
public class ScheduleStatus
{
    /// <summary>The last one that was recorded.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next one that is expected.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this record was last written.</summary>
    public DateTime LastUpdated { get; set; }
}
