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
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<InvocationScope>();
    builder.UseMiddleware<RequestMiddleware>();

    // The pipeline refuses a body that is too large as it is read. A limit of the server below the host's own would cut the
    // host's connection instead, and the caller would get a bare 500.
    builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
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
