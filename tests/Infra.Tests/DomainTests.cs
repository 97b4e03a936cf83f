using Infra.Tests.Fixtures;

namespace Infra.Tests;

public sealed class DomainTests
{
    public static TheoryData<string> Deployments => Deployment.Names;

    [Theory]
    [MemberData(nameof(Deployments))]
    public void App_CanHaveItsOwnCertificates(string name) =>
        Assert.Equal("true", Deployment.Of(name).The("Microsoft.Web/sites").Text("properties.siteScopedCertificatesEnabled"));

    [Fact]
    public void CustomHostName_IsBoundToACertificateOfTheApp()
    {
        Resource certificate = Deployment.Everything.The("Microsoft.Web/sites/certificates");
        Resource binding = Deployment.Everything.The("Microsoft.Web/sites/hostNameBindings");

        Assert.Empty(Deployment.Everything.All("Microsoft.Web/certificates"));
        Assert.Equal("events.example", binding.Name.Split('/')[1]);
        Assert.Equal("SniEnabled", binding.Text("properties.sslState"));
        Assert.Contains(certificate.Name.Split('/')[1], binding.Text("properties.thumbprint"));
    }

    [Fact]
    public void NoCustomHostName_NeedsNoBinding()
    {
        Assert.Empty(Deployment.Prod.All("Microsoft.Web/sites/certificates"));
        Assert.Empty(Deployment.Prod.All("Microsoft.Web/sites/hostNameBindings"));
    }
}
