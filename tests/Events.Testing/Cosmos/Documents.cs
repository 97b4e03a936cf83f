using System.Globalization;
using System.Text.Json;
using Events.Testing.Services;
using Microsoft.Azure.Cosmos;

namespace Events.Testing.Cosmos;

/// <summary>Reads stored documents, and changes them as another process might.</summary>
internal static class Documents
{
    public static async Task<JsonElement> ReadAsync(TestService service, long eventId, long calendarId)
    {
        using ResponseMessage response = await service.Events.ReadItemStreamAsync(
            Id(eventId), new PartitionKey(calendarId), cancellationToken: TestService.Cancellation);
        response.EnsureSuccessStatusCode();
        using JsonDocument document = await JsonDocument.ParseAsync(response.Content, cancellationToken: TestService.Cancellation);
        return document.RootElement.Clone();
    }

    public static async Task<bool> HasRowAsync(TestService service, long eventId)
    {
        string id = $"event:{Id(eventId)}";
        using ResponseMessage response = await service.System.ReadItemStreamAsync(
            id, new PartitionKey(id), cancellationToken: TestService.Cancellation);
        return response.IsSuccessStatusCode;
    }

    public static async Task SetAsync(TestService service, long eventId, long calendarId, string path, object value)
    {
        using ResponseMessage response = await service.Events.PatchItemStreamAsync(
            Id(eventId), new PartitionKey(calendarId), [PatchOperation.Set(path, value)], cancellationToken: TestService.Cancellation);
        response.EnsureSuccessStatusCode();
    }

    private static string Id(long eventId) => eventId.ToString(CultureInfo.InvariantCulture);
}
