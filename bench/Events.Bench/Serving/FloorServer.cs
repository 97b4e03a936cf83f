using System.Net;
using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.LocalHost.Loading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;

namespace Events.Bench.Serving;

/// <summary>
/// The least that a server can do with this database: it makes the same calls with the stream methods of the bare client, and copies the bytes to
/// the answer. It checks no token, header or body.
/// </summary>
internal sealed class FloorServer(WebApplication application, CosmosClient client) : IServed
{
    public string Address => application.Urls.Single() + "/";

    public long Requests => 0;

    public double RequestUnits => 0;

    public static async Task<FloorServer> StartAsync(string cosmos, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        WebApplication application = builder.Build();
        CosmosClient client = CosmosClientFactory.Create(new CosmosOptions { ConnectionString = cosmos });
        FloorDatabase database = new(client.GetContainer("events", EventsContainer.Name), client.GetContainer("events", SystemContainer.Name));
        application.Run(context => AnswerAsync(context, database));
        await application.StartAsync(cancellationToken);
        return new FloorServer(application, client);
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        client.Dispose();
    }

    private static async Task AnswerAsync(HttpContext context, FloorDatabase database)
    {
        string[] path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        using ResponseMessage response = path switch
        {
            ["known", string id] => await database.ReadEventAsync(id, SampleEvents.Large),
            ["unknown", string id] => await database.ReadByRowAsync(id),
            ["list"] => await database.ListAsync(SampleEvents.Large, isPlanned: false),
            ["list-planned"] => await database.ListAsync(SampleEvents.Large, isPlanned: true),
            ["create"] => await database.CreateAsync(context.Request.Body),
            _ => throw new InvalidOperationException($"The floor server has no path {context.Request.Path}."),
        };
        context.Response.StatusCode = (int)response.StatusCode;
        if (response.Content is { } content)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = content.Length;
            await content.CopyToAsync(context.Response.Body);
        }
    }
}
