using Events.Functions;
using Events.Functions.Worker;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

try
{
    FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<InvocationScope>();
    builder.UseMiddleware<RequestMiddleware>();

    // The pipeline rejects a body that is too large while it reads it. A lower limit of the server would close the connection of the Functions host
    // instead, and the client would get a 500 without a body.
    builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
    builder.Services.AddEvents(builder.Configuration);
    builder.Services.AddEventsTelemetry(builder.Configuration);
    builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults();

    IHost host = builder.Build();

    // Validates the settings before the host does, because the host would log a stack trace around the message.
    host.Services.GetRequiredService<IStartupValidator>().Validate();
    await host.RunAsync();
    return 0;
}
catch (OptionsValidationException invalid)
{
    await Console.Error.WriteLineAsync(string.Join(" ", invalid.Failures));
    return 1;
}
