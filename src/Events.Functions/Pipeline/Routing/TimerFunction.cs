using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Pipeline.Routing;

/// <summary>A function with a timer trigger, as its attributes declare it.</summary>
/// <param name="Name">The name of the function.</param>
/// <param name="Method">The C# method to run.</param>
/// <param name="Schedule">An NCRONTAB expression, or the name of the setting that contains one between <c>%</c>.</param>
internal sealed record TimerFunction(string Name, MethodInfo Method, string Schedule)
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
