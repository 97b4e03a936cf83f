namespace Events.Testing.Wire;

/// <summary>How a request says where its body ends.</summary>
internal enum Framing
{
    /// <summary>By a Content-Length that is right.</summary>
    Length,

    /// <summary>In chunks, as RFC 9112 has them.</summary>
    Chunked,

    /// <summary>As its own headers and body have it, right or wrong.</summary>
    AsGiven,
}
