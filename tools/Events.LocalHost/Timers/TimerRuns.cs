using System.Reflection;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.LocalHost.Timers;

/// <summary>Runs timer functions.</summary>
internal sealed class TimerRuns(IServiceProvider services)
{
    /// <summary>Runs a function once and waits until it is complete.</summary>
    public async Task RunAsync(TimerFunction function, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        object instance = ActivatorUtilities.CreateInstance(scope.ServiceProvider, function.Method.DeclaringType!);
        object?[] arguments =
        [
            .. function.Method.GetParameters().Select(parameter => (object?)(
                parameter.ParameterType == typeof(CancellationToken) ? cancellationToken
                : parameter.ParameterType == typeof(TimerInfo) ? new TimerInfo()
                : throw new InvalidOperationException($"{function.Name} has a parameter of the type {parameter.ParameterType}. Use only TimerInfo and CancellationToken."))),
        ];
        await (Task)function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null)!;
    }
}
