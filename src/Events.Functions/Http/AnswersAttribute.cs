namespace Events.Functions.Http;

/// <summary>Says that a function answers something else than JSON, so that a request's <c>Accept</c> is not held against it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersAttribute(string mediaType) : Attribute
{
    /// <summary>What it answers, for example <c>text/calendar</c>.</summary>
    public string MediaType { get; } = mediaType;
}
