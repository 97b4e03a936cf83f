using System.Net;
using System.Text.Json;
using Events.Core.Alerts.Channels;
using Events.Testing.Http;
using Events.Testing.OpenApi;
using Events.Testing.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>Webhooks as receivers get them match the API description.</summary>
public sealed class WebhookDescriptionTests
{
    [Fact]
    public async Task Webhook_MatchesTheApiDescription()
    {
        TaskCompletionSource<(IHeaderDictionary Headers, JsonElement Body)> received = new();
        await using WebApplication receiver = await StartAsync(received);
        await using TestService service = await TestService.StartAsync(new TestServiceOptions
        {
            Settings = new Dictionary<string, string?>
            {
                ["Alerts:Webhooks:described:Url"] = receiver.Urls.Single(),
                ["Alerts:Webhooks:described:Secrets:0"] = WebhookSecret.Create(),
                ["Alerts:Webhooks:described:Secrets:1"] = WebhookSecret.Create(),
                ["Alerts:Webhooks:described:AllowPrivate"] = "true",
            },
        });
        await service.CreateAsync(Bodies.Event(1, more => more["alert_at"] = "2023-01-30T17:00:00Z"));

        Answer run = await service.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts/dispatch"));

        Assert.Equal(1, run.Json.GetProperty("delivered").GetInt32());
        (IHeaderDictionary headers, JsonElement body) = await received.Task;
        JsonElement content = ApiDescription.AlertDue.GetProperty("requestBody").GetProperty("content");
        Assert.Empty(ApiDescription.Schemas.Errors(content.GetProperty(headers.ContentType.ToString()).GetProperty("schema"), body));
        Assert.All(ApiDescription.AlertDue.GetProperty("parameters").EnumerateArray().Select(ApiDescription.Resolve), parameter =>
            Assert.Empty(ApiDescription.Schemas.Errors(
                parameter.GetProperty("schema"), JsonSerializer.SerializeToElement(headers[parameter.GetProperty("name").GetString()!].ToString()))));
    }

    private static async Task<WebApplication> StartAsync(TaskCompletionSource<(IHeaderDictionary Headers, JsonElement Body)> received)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication receiver = builder.Build();
        receiver.Run(async context =>
        {
            using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            received.TrySetResult((new HeaderDictionary(context.Request.Headers.ToDictionary()), body.RootElement.Clone()));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
        await receiver.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }
}
