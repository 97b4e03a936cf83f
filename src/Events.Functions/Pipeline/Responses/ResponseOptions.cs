using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Events.Functions.Pipeline.Responses;

/// <summary>The JSON options of responses, the same that the framework's own results use.</summary>
internal static class ResponseOptions
{
    /// <summary>Returns the options that the host of the request has.</summary>
    public static JsonSerializerOptions Of(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
}
