using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Events.Core.Alerts.Channels;

/// <summary>Registers the channels that are set.</summary>
public static class AlertChannels
{
    /// <summary>
    /// Adds an <see cref="IAlertChannel"/> for each webhook and for the Event Grid topic that is set. Where none is set, it adds the log. Wrong settings
    /// stop the start with an <see cref="OptionsValidationException"/> that names them.
    /// </summary>
    public static IServiceCollection AddAlertChannels(this IServiceCollection services, IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(ChannelOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<ChannelOptions>().Configure(options => Bind(section, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ChannelOptions>, ChannelOptionsValidator>();

        string[] webhooks = [.. section.GetSection(nameof(ChannelOptions.Webhooks)).GetChildren().Select(webhook => webhook.Key)];
        foreach (string name in webhooks)
        {
            services.AddSingleton<IAlertChannel>(provider =>
                new WebhookChannel(name, Options(provider).Webhooks[name], Options(provider).Source, provider.GetRequiredService<TimeProvider>()));
        }

        bool hasEventGrid = !string.IsNullOrWhiteSpace(section[$"{nameof(ChannelOptions.EventGrid)}:{nameof(EventGridOptions.Endpoint)}"]);
        if (hasEventGrid)
        {
            services.AddSingleton<IAlertChannel>(provider =>
                new EventGridChannel(Options(provider).EventGrid, Options(provider).Source, provider.GetRequiredService<TimeProvider>()));
        }
        else if (webhooks.Length == 0)
        {
            services.AddSingleton<IAlertChannel, LogChannel>();
        }

        return services;
    }

    private static void Bind(IConfigurationSection section, ChannelOptions options)
    {
        options.Source = section[nameof(ChannelOptions.Source)] ?? options.Source;
        try
        {
            section.GetSection(nameof(ChannelOptions.EventGrid)).Bind(options.EventGrid);

            // Binds each webhook by itself. If the whole dictionary were bound, a webhook with a value of the wrong type would be left out silently.
            foreach (IConfigurationSection webhook in section.GetSection(nameof(ChannelOptions.Webhooks)).GetChildren())
            {
                webhook.Bind(options.Webhooks[webhook.Key] = new WebhookOptions());
            }
        }
        catch (InvalidOperationException exception)
        {
            // A value of the wrong type, for example AllowPrivate=perhaps, is reported like every other wrong setting.
            throw new OptionsValidationException(ChannelOptions.Section, typeof(ChannelOptions), [exception.Message]);
        }
    }

    private static ChannelOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<ChannelOptions>>().Value;
}
