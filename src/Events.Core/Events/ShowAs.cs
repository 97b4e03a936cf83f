using System.Text.Json.Serialization;

namespace Events.Core.Events;

/// <summary>Whether an event takes the time of its users.</summary>
[JsonConverter(typeof(ShowAsConverter))]
public enum ShowAs
{
    /// <summary>The users are not free; the default.</summary>
    [JsonStringEnumMemberName("busy")]
    Busy,

    /// <summary>The users stay free.</summary>
    [JsonStringEnumMemberName("free")]
    Free,
}

/// <summary>Reads and writes <see cref="ShowAs"/> as its words, never as numbers.</summary>
public sealed class ShowAsConverter() : JsonStringEnumConverter<ShowAs>(namingPolicy: null, allowIntegerValues: false);
