using Events.Testing.Services;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace Events.EndToEnd.Tests.Docs;

/// <summary>The page of the API description, in a browser.</summary>
public sealed class DocsPageTests : IDisposable
{
    /// <summary>The file for a picture of the page, for the README.</summary>
    private const string PictureVariable = "EVENTS_TEST_DOCS_PICTURE";

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("events-browser-");

    [Fact]
    public async Task Page_CanSendARequest()
    {
        await using TestService service = await TestService.StartAsync(new() { Seed = true });
        using ChromeDriver browser = Browser.Start(_profile.FullName);
        await browser.Navigate().GoToUrlAsync(new Uri(service.Application.Address, "/api/docs"));

        browser.FindElement(By.CssSelector("#operations-Events-createEvent button.opblock-summary-control")).Click();
        browser.FindElement(By.CssSelector("#operations-Events-createEvent button.execute")).Click();
        IWebElement status = browser.FindElement(By.CssSelector("#operations-Events-createEvent .live-responses-table tbody .response-col_status"));

        Assert.StartsWith("201", status.Text, StringComparison.Ordinal);
        Assert.Equal(1, await service.CountAsync("case=123&title=test%20api%20event"));
        Assert.Empty(browser.Manage().Logs.GetLog("browser").Where(entry => entry.Level == LogLevel.Severe).Select(entry => entry.Message));
        if (Environment.GetEnvironmentVariable(PictureVariable) is { Length: > 0 } picture)
        {
            browser.ExecuteScript("document.querySelector('#operations-Events-createEvent .responses-wrapper').scrollIntoView()");
            browser.GetScreenshot().SaveAsFile(picture);
        }
    }

    public void Dispose() => _profile.Delete(recursive: true);
}
