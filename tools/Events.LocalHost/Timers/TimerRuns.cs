using System.Reflection;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.LocalHost.Timers;

/// <summary>Runs timer functions.</summary>
internal sealed class TimerRuns(IServiceProvider services)
{
    /// <summary>Runs a function once, to its end.</summary>
    public async Task RunAsync(TimerFunction function, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        object instance = ActivatorUtilities.CreateInstance(scope.ServiceProvider, function.Method.DeclaringType!);
        object?[] arguments =
        [
            .. function.Method.GetParameters().Select(parameter => (object?)(
                parameter.ParameterType == typeof(CancellationToken) ? cancellationToken
                : parameter.ParameterType == typeof(TimerInfo) ? new TimerInfo()
                : throw new InvalidOperationException($"{function.Name} takes a {parameter.ParameterType}, which no host passes."))),
        ];
        await (Task)function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null)!;
    }
}
