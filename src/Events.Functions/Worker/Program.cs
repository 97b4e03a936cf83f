using Events.Functions;
using Events.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<RequestMiddleware>();
    builder.Services.AddEvents(builder.Configuration);
    builder.Services.AddEventsTelemetry(builder.Configuration);
    builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults();

    IHost host = builder.Build();

    // Before the host does, which would log a stack trace of the one line that matters.
    host.Services.GetRequiredService<IStartupValidator>().Validate();
    await host.RunAsync();
    return 0;
}
catch (OptionsValidationException invalid)
{
    await Console.Error.WriteLineAsync(string.Join(" ", invalid.Failures));
    return 1;
}
