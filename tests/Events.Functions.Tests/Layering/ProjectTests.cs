using System.Xml.Linq;
using Events.Core.Events;

namespace Events.Functions.Tests.Layering;

/// <summary>Dependencies between projects point one way.</summary>
public sealed class ProjectTests
{
    [Theory]
    [InlineData("Events.Core")]
    [InlineData("LocalCosmos")]
    [InlineData("Events.Functions", "Events.Core")]
    [InlineData("Events.LocalHost", "Events.Functions", "LocalCosmos")]
    [InlineData("Events.Simulator", "Events.Core", "LocalCosmos")]
    public void Project_ReferencesOnlyLowerProjects(string project, params string[] below) =>
        Assert.Equal(
            below.Order(),
            Elements(project, "ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)).Order());

    [Theory]
    [InlineData("src", "Events.Core", "Events.Functions")]
    [InlineData("tools", "Events.LocalHost", "Events.Simulator", "LocalCosmos")]
    public void Folder_HasOnlyTheKnownProjects(string folder, params string[] projects) =>
        Assert.Equal(projects, Repository.Projects.Where(project => project.Parent!.Name == folder).Select(project => project.Name).Order());

    [Fact]
    public void Domain_DoesNotReferenceAnHttpServer()
    {
        Assert.Empty(Elements("Events.Core", "FrameworkReference"));
        Assert.DoesNotContain(
            typeof(Event).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || assembly.Name.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal));
    }

    private static IEnumerable<XElement> Elements(string project, string name) =>
        XDocument.Load(Path.Combine(Repository.ProjectFolder(project).FullName, $"{project}.csproj")).Descendants(name);
}
