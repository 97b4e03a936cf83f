using System.Drawing;
using OpenQA.Selenium.Chrome;

namespace Events.EndToEnd.Tests.Docs;

/// <summary>A headless Chromium with its driver. A test that needs it is skipped if either is not installed.</summary>
internal static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    public static ChromeDriver Start(string profileFolder)
    {
        string? browser = Names.Select(Find).FirstOrDefault(path => path is not null);
        string? driver = Find("chromedriver");
        Assert.SkipWhen(browser is null || driver is null, "The test needs chromium and chromedriver on the path. On Debian, run: apt-get install chromium chromium-driver");
        ChromeOptions options = new() { BinaryLocation = browser };
        options.AddArguments(
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", $"--user-data-dir={profileFolder}");
        options.SetLoggingPreference("browser", OpenQA.Selenium.LogLevel.All);
        ChromeDriverService service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(driver)!, Path.GetFileName(driver)!);
        service.SuppressInitialDiagnosticInformation = true;
        ChromeDriver started = new(service, options);

        // The timeout for finding an element.
        started.Manage().Timeouts().ImplicitWait = TimeSpan.FromSeconds(60);
        started.Manage().Window.Size = new Size(1280, 1000);
        return started;
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
