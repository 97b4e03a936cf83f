using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Timers;

/// <summary>What the attributes of a function with a timer trigger say of it.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Method">The method that runs.</param>
/// <param name="Schedule">An NCRONTAB expression, or the name of the setting that holds one between <c>%</c>.</param>
public sealed record TimerFunction(string Name, MethodInfo Method, string Schedule)
{
    /// <summary>Every function of this assembly with a timer trigger.</summary>
    public static IReadOnlyList<TimerFunction> All { get; } =
    [
        .. typeof(TimerFunction).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Select(Find)
            .OfType<TimerFunction>(),
    ];

    private static TimerFunction? Find(MethodInfo method)
    {
        FunctionAttribute? function = method.GetCustomAttribute<FunctionAttribute>();
        TimerTriggerAttribute? trigger = method.GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>())
            .FirstOrDefault(attribute => attribute is not null);
        return function is null || trigger is null ? null : new TimerFunction(function.Name, method, trigger.Schedule);
    }
}
