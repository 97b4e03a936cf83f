namespace Infra.Tests.Fixtures;

/// <summary>The settings of the function app in a deployment.</summary>
internal static class AppSettings
{
    public static Dictionary<string, string> AppSettingsOf(this Deployment deployment) =>
        deployment.The("Microsoft.Web/sites/config").Find("properties")!.Value.EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);
}
