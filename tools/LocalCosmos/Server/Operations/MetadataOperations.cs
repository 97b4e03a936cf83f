using System.Globalization;
using System.Text.Json;
using LocalCosmos.Accounts;
using LocalCosmos.Containers;
using LocalCosmos.Errors;
using LocalCosmos.Identifiers;
using LocalCosmos.Server.Protocol;
using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server.Operations;

/// <summary>Answers requests for the account, databases, containers and partition key ranges.</summary>
internal sealed class MetadataOperations(Account account)
{
    private const double ReadCharge = 2;
    private const double WriteCharge = 5;

    public Answer Execute(HttpRequest request, ResourcePath path, ReadOnlyMemory<byte> body) =>
        (request.Method, path.ResourceType, path.IsFeed) switch
        {
            ("GET", "", _) => Answer.Json(ResourceJson.Account(account)),
            ("GET", "dbs", true) => Feed(ResourceJson.Databases(account)),
            ("POST", "dbs", true) => CreateDatabase(body),
            ("GET", "dbs", false) => Resource(ResourceJson.Database(Database(path)), ReadCharge),
            ("DELETE", "dbs", false) => Deleted(account.Delete(Database(path))),
            ("GET", "colls", true) => Feed(ResourceJson.Containers(Database(path))),
            ("POST", "colls", true) => CreateContainer(Database(path), body),
            ("GET", "colls", false) => Resource(ResourceJson.Container(Container(path)), ReadCharge),
            ("PUT", "colls", false) => ReplaceContainer(Database(path), Container(path), body),
            ("DELETE", "colls", false) => Deleted(Database(path).Delete(Container(path))),
            ("GET", "pkranges", true) => Ranges(request, Container(path)),
            _ => throw RefusedException.NotImplemented($"{request.Method} on {request.Path}"),
        };

    private Answer CreateDatabase(ReadOnlyMemory<byte> body)
    {
        string name = ResourceName.Of(JsonElement.Parse(body.Span));
        return account.TryCreateDatabase(name, out Database? database)
            ? Resource(ResourceJson.Database(database), WriteCharge, 201)
            : Answer.Error(409, $"The database {name} already exists.");
    }

    private static Answer CreateContainer(Database database, ReadOnlyMemory<byte> body)
    {
        ContainerDefinition definition = ContainerDefinition.Parse(JsonElement.Parse(body.Span));
        return database.TryCreateContainer(definition, out Container? container)
            ? Resource(ResourceJson.Container(container), WriteCharge, 201)
            : Answer.Error(409, $"The container {definition.Name} already exists.");
    }

    private static Answer ReplaceContainer(Database database, Container container, ReadOnlyMemory<byte> body)
    {
        ContainerDefinition definition = ContainerDefinition.Parse(JsonElement.Parse(body.Span));
        if (definition.Name != container.Name || !definition.PartitionKey.Equals(container.Definition.PartitionKey))
        {
            throw RefusedException.BadRequest("The id and the partition key of a container cannot be changed.");
        }

        if (!definition.HasUniqueKeysOf(container.Definition))
        {
            throw RefusedException.BadRequest("The unique keys of a container cannot be changed.");
        }

        database.Redefine(container, definition);
        return Resource(ResourceJson.Container(container), WriteCharge);
    }

    // The client reads ranges as a change feed: first all of them, then only new ones.
    private static Answer Ranges(HttpRequest request, Container container)
    {
        IReadOnlyList<PartitionKeyRange> ranges = container.Ranges.All;
        int revision = ranges.Max(range => range.Definition.Revision);
        int known = request.Headers.IfNoneMatch.Count == 0 ? 0 : KnownRevision(request.Headers.IfNoneMatch.ToString());
        PartitionKeyRange[] added = [.. ranges.Where(range => range.Definition.Revision > known)];
        string etag = $"\"{revision}\"";
        return added.Length == 0
            ? new Answer(304) { ETag = etag, Charge = ReadCharge }
            : Feed(ResourceJson.Ranges(container, added, ranges.Count)) with { ETag = etag };
    }

    private static int KnownRevision(string etag) =>
        int.TryParse(etag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out int revision)
            ? revision
            : throw RefusedException.BadRequest($"{etag} is not an entity tag of partition key ranges.");

    private Database Database(ResourcePath path) =>
        account.FindDatabase(path.Database!) ?? throw RefusedException.NotFound($"The database {path.Database}");

    private Container Container(ResourcePath path) =>
        Database(path).FindContainer(path.Container!) ?? throw RefusedException.NotFound($"The container {path.Container}");

    private static Answer Resource(ReadOnlyMemory<byte> body, double charge, int status = 200) =>
        Answer.Json(body, status) with { Charge = charge };

    private static Answer Feed((ReadOnlyMemory<byte> Body, int Count) feed) =>
        Answer.Json(feed.Body) with { Charge = ReadCharge, ItemCount = feed.Count };

    private static Answer Deleted(bool deleted) =>
        deleted ? new Answer(204) { Charge = WriteCharge } : Answer.Error(404, "The resource does not exist.");
}
