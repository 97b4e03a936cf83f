using System.Text.Json;
using Infra.Tests.Fixtures;

namespace Infra.Tests;

public sealed class TemplateTests
{
    private static JsonElement Template => Module.Main.Template;

    // Functions that return a key or a token of a resource.
    private static readonly string[] ReadersOfSecrets =
        ["listKeys", "listSecrets", "listConnectionStrings", "listAccountSas", "listServiceSas", "connectionString", "primaryKey", "getSecret"];

    [Fact]
    public void Outputs_ContainNoSecret()
    {
        (string Module, JsonProperty Output)[] outputs = [.. Module.All.SelectMany(Outputs)];

        Assert.True(outputs.Length > 10);
        Assert.All(outputs, output =>
        {
            Assert.DoesNotContain("secure", output.Output.Value.GetProperty("type").GetString()!, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(
                ReadersOfSecrets,
                reader => output.Output.Value.GetProperty("value").GetRawText().Contains(reader, StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public void Keys_AreNeverRead() =>
        Assert.DoesNotContain(
            ReadersOfSecrets.Where(reader => reader.StartsWith("list", StringComparison.Ordinal)),
            reader => Template.GetRawText().Contains($"{reader}(", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void EveryParameter_IsDescribed()
    {
        (string Place, JsonElement Schema)[] schemas = [.. Parameters().Concat(Types())];

        Assert.True(schemas.Length > 40);
        Assert.Equal([], schemas.Where(schema => Description(schema.Schema) is null).Select(schema => schema.Place));
    }

    [Fact]
    public void EveryNumber_HasBounds_AndEveryListAMaximumLength()
    {
        (string Place, JsonElement Schema)[] schemas = [.. Parameters().Concat(Types())];

        Assert.Equal([], schemas.Where(schema => Is(schema.Schema, "int") && !Has(schema.Schema, "minValue", "maxValue")).Select(schema => schema.Place));
        Assert.Equal([], schemas.Where(schema => Is(schema.Schema, "array") && !Has(schema.Schema, "maxLength")).Select(schema => schema.Place));
    }

    [Fact]
    public void UnknownOptionOfAShape_IsRefused()
    {
        (string Name, JsonElement Type)[] types =
        [
            .. Template.GetProperty("definitions").EnumerateObject().Where(type => type.Value.TryGetProperty("properties", out _)).Select(type => (type.Name, type.Value)),
        ];

        Assert.Contains(types, type => type.Name.EndsWith("Serverless", StringComparison.Ordinal));
        Assert.All(types, type => Assert.False(type.Type.GetProperty("additionalProperties").GetBoolean(), type.Name));
    }

    [Fact]
    public void AlwaysReadyInstances_AreAtMostTheMaximum()
    {
        JsonElement scale = Template.GetProperty("definitions").EnumerateObject().Single(type => type.Name.EndsWith("Scale", StringComparison.Ordinal)).Value.GetProperty("properties");

        Assert.True(scale.GetProperty("alwaysReady").GetProperty("maxValue").GetInt32() <= scale.GetProperty("maximumInstances").GetProperty("minValue").GetInt32());
    }

    [Fact]
    public void Secret_IsCreatedOnce_AndNeverOverwritten()
    {
        JsonElement[] secrets =
        [
            .. Module.All.SelectMany(module => module.Resources).Select(resource => resource.Value)
                .Where(resource => resource.GetProperty("type").GetString() == "Microsoft.KeyVault/vaults/secrets"),
        ];

        Assert.Equal(2, secrets.Length);
        Assert.All(secrets, secret => Assert.True(secret.GetProperty("@options").TryGetProperty("onlyIfNotExists", out _)));
    }

    private static IEnumerable<(string Module, JsonProperty Output)> Outputs(Module module) =>
        module.Template.TryGetProperty("outputs", out JsonElement outputs) ? outputs.EnumerateObject().Select(output => (module.Name, output)) : [];

    private static IEnumerable<(string Place, JsonElement Schema)> Parameters() =>
        Module.All.SelectMany(module => module.Template.GetProperty("parameters").EnumerateObject()
            .Select(parameter => ($"{module.Name}: {parameter.Name}", parameter.Value)));

    private static IEnumerable<(string Place, JsonElement Schema)> Types() =>
        Template.GetProperty("definitions").EnumerateObject()
            .Where(type => type.Value.TryGetProperty("properties", out _))
            .SelectMany(type => type.Value.GetProperty("properties").EnumerateObject().Select(property => ($"{type.Name}.{property.Name}", property.Value)));

    private static string? Description(JsonElement schema) =>
        schema.TryGetProperty("metadata", out JsonElement metadata) && metadata.TryGetProperty("description", out JsonElement description)
            ? description.GetString()
            : null;

    // A type with allowed values needs no other bounds.
    private static bool Is(JsonElement schema, string type) =>
        schema.TryGetProperty("type", out JsonElement given) && given.GetString() == type && !schema.TryGetProperty("allowedValues", out _);

    private static bool Has(JsonElement schema, params string[] bounds) => bounds.All(bound => schema.TryGetProperty(bound, out _));
}
