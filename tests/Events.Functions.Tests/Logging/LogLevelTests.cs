using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace Events.Functions.Tests.Logging;

/// <summary>The log levels without any setting of the host.</summary>
public sealed class LogLevelTests
{
    [Theory]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics")]
    [InlineData("Microsoft.AspNetCore.Http.Result.OkObjectResult")]
    [InlineData("Microsoft.AspNetCore.Routing.EndpointMiddleware")]
    public void ServerLinesForEachRequest_AreNotLogged(string category)
    {
        using ServiceProvider services = Services();

        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

        Assert.False(logger.IsEnabled(LogLevel.Information));
        Assert.True(logger.IsEnabled(LogLevel.Warning));
    }

    [Fact]
    public void LinesOfTheService_AreLogged()
    {
        using ServiceProvider services = Services();

        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Events.Functions.Pipeline.RequestPipeline");

        Assert.True(logger.IsEnabled(LogLevel.Information));
    }

    private static ServiceProvider Services()
    {
        ILogger everything = Substitute.For<ILogger>();
        everything.IsEnabled(Arg.Any<LogLevel>()).Returns(true);
        ILoggerProvider provider = Substitute.For<ILoggerProvider>();
        provider.CreateLogger(Arg.Any<string>()).Returns(everything);
        return new ServiceCollection()
            .AddEvents(new ConfigurationBuilder().Build())
            .AddLogging(logging => logging.AddProvider(provider))
            .BuildServiceProvider();
    }
}
