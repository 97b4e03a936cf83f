using System.Text;
using Events.Core.Alerts;
using Events.Core.Alerts.Channels;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Events.Core.Tests.Alerts.Channels;

internal static class Samples
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string OtherSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    public const string Source = "/events";
    public const string EventJson = """{"id":1042,"title":"Prüfung <A&B>","alert_at":"2023-01-30T17:45:00Z"}""";

    public static AlertMessage Alert { get; } =
        new("alert_1042_1675100700", 1042, Instant.FromUtc(2023, 1, 30, 17, 45), Encoding.UTF8.GetBytes(EventJson));

    /// <summary>Ninety seconds after the alert was due.</summary>
    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2023, 1, 30, 17, 46, 30, TimeSpan.Zero));

    public static WebhookChannel Webhook(Uri url, TimeProvider timeProvider, bool allowPrivate = true, params string[] secrets)
    {
        WebhookOptions options = new() { Url = url.ToString(), AllowPrivate = allowPrivate };
        foreach (string secret in secrets is [] ? [Secret] : secrets)
        {
            options.Secrets.Add(secret);
        }

        return new WebhookChannel("ops", options, Source, timeProvider);
    }
}
