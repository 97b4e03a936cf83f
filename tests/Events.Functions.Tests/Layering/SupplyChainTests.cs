using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Events.Functions.Tests.Layering;

/// <summary>All dependencies have pinned versions, and workflows have the least privileges.</summary>
public sealed partial class SupplyChainTests
{
    /// <summary>The permissions of the jobs, in addition to reading the source.</summary>
    private static readonly Dictionary<string, string[]> Permissions = new()
    {
        ["codeql.yml"] = ["security-events: write"],
        ["release.yml"] = ["id-token: write"],
    };

    private static readonly string[] ProjectFolders = ["src", "tools", "tests", "bench", "eng", "infra"];

    public static TheoryData<string> Workflows => [.. WorkflowFiles.Select(path => Path.GetFileName(path)!)];

    private static string[] WorkflowFiles { get; } = Directory.GetFiles(Path.Combine(Repository.Root, ".github", "workflows"), "*.yml");

    [Fact]
    public void EveryPackage_HasOneExactVersion_AlsoTransitiveOnes()
    {
        XDocument packages = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"));
        List<XElement> versions = [.. packages.Descendants("PackageVersion")];

        Assert.NotEmpty(versions);
        Assert.All(versions, version => Assert.Matches(ExactVersion(), (string)version.Attribute("Version")!));
        Assert.Equal(versions.Count, versions.Select(version => (string)version.Attribute("Include")!).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal("true", packages.Descendants("ManagePackageVersionsCentrally").Single().Value);
        Assert.Equal("true", packages.Descendants("CentralPackageTransitivePinningEnabled").Single().Value);
    }

    [Fact]
    public void Projects_DoNotSetPackageVersions()
    {
        List<XElement> references =
        [
            .. ProjectFiles().SelectMany(path => XDocument.Load(path).Descendants()).Where(element => element.Name.LocalName is "PackageReference" or "GlobalPackageReference"),
        ];

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.DoesNotContain(reference.Attributes(), attribute => attribute.Name.LocalName is "Version" or "VersionOverride"));
    }

    // The address of a package depends on the registry of the developer. The hash is the same in every registry.
    [Fact]
    public void NpmLockFile_HasAHashForEveryPackage_AndNoAddress()
    {
        string folder = Path.Combine(Repository.Root, "eng", "openapi");
        JsonElement declared = JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "package.json"))).GetProperty("devDependencies");
        JsonElement locked = JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "package-lock.json"))).GetProperty("packages");

        Assert.All(declared.EnumerateObject(), dependency => Assert.Matches(ExactVersion(), dependency.Value.GetString()!));
        List<JsonProperty> packages = [.. locked.EnumerateObject().Where(package => package.Name.Length > 0)];
        Assert.NotEmpty(packages);
        Assert.All(packages, package =>
        {
            Assert.StartsWith("sha512-", package.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal);
            Assert.False(package.Value.TryGetProperty("resolved", out _), package.Name);
        });
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void EveryAction_IsPinnedToACommit_AndNamesItsVersion(string workflow)
    {
        List<string> uses = [.. Lines(workflow).Where(line => line.Contains("uses:", StringComparison.Ordinal))];

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(PinnedAction(), line));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflow_HasNoPermissions_AndEachJobOnlyThoseItNeeds(string workflow)
    {
        string text = string.Join('\n', Lines(workflow)) + '\n';
        string[] granted = [.. JobPermissions().Matches(text).SelectMany(match => match.Groups["granted"].Captures).Select(capture => capture.Value.Trim())];

        Assert.Contains("\npermissions: {}\n", text, StringComparison.Ordinal);
        Assert.Equal(Job().Count(text[text.IndexOf("\njobs:\n", StringComparison.Ordinal)..]), JobPermissions().Count(text));
        Assert.Equal(Permissions.GetValueOrDefault(workflow, []).Append("contents: read").Order(), granted.Distinct().Order());
        Assert.Equal(Regex.Count(text, "actions/checkout@"), Regex.Count(text, "persist-credentials: false"));
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryContainerImageAndGlobalTool_NamesAVersion()
    {
        string[] files = [.. WorkflowFiles, Path.Combine(Repository.Root, "compose.yaml"), Path.Combine(Repository.Root, ".devcontainer", "devcontainer.json")];
        string text = string.Join('\n', files.Select(File.ReadAllText));
        List<string> versions = [.. Image().Matches(text).Select(match => match.Groups["version"].Value)];

        Assert.NotEmpty(versions);
        Assert.All(versions, version => Assert.Matches("[0-9]", version));
        Assert.DoesNotContain("latest\"", text, StringComparison.Ordinal);
        Assert.All(Regex.Matches(text, @"npm install --global (?<what>[^\s""]+)").Select(match => match.Groups["what"].Value), what => Assert.Matches(@"@[0-9]+\.[0-9]+\.[0-9]+$", what));
    }

    [Fact]
    public void EveryPinnedDependency_IsCheckedForUpdates()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, ".github", "dependabot.yml"));

        Assert.Equal(
            ["devcontainers", "docker-compose", "dotnet-sdk", "github-actions", "npm", "nuget"],
            Regex.Matches(text, "package-ecosystem: (?<name>[a-z-]+)").Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> ProjectFiles() =>
        from folder in ProjectFolders
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".csproj" or ".props" or ".targets"
        where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules")
        select file;

    private static string[] Lines(string workflow) => File.ReadAllLines(Path.Combine(Repository.Root, ".github", "workflows", workflow));

    [GeneratedRegex(@"^[0-9]+\.[0-9]+\.[0-9]+(\.[0-9]+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex ExactVersion();

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$")]
    private static partial Regex PinnedAction();

    [GeneratedRegex(@"^    permissions:\n(?:      (?<granted>[a-z-]+: [a-z]+)\n)+", RegexOptions.Multiline)]
    private static partial Regex JobPermissions();

    [GeneratedRegex(@"^  [a-z-]+:$", RegexOptions.Multiline)]
    private static partial Regex Job();

    [GeneratedRegex(@"image""?: ""?[\w./-]+:(?<version>[\w.-]+)")]
    private static partial Regex Image();
}
