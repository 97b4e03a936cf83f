namespace LocalCosmos.Charges;

/// <summary>
/// What an operation costs in request units: a model, and no measurement.
/// The published figures are a point read of 1 KB for 1 RU and a write of 1 KB for about 5 RU (Azure Cosmos DB documentation, "Request Units";
/// the emulator and accounts show 4.95 for a write of 1 KB with few indexed properties). Beyond the first KB both grow by the KB begun.
/// A read that asks a quorum costs twice.
/// </summary>
internal static class RequestCharges
{
    private const double ReadPerKilobyte = 1;
    private const double WritePerKilobyte = 4.95;
    private const int Kilobyte = 1024;

    /// <summary>A read that found nothing still costs one.</summary>
    /// <param name="bytes">The size of what was read, 0 for nothing.</param>
    /// <param name="isQuorum">Whether it asked for the latest committed version.</param>
    public static double PointRead(int bytes, bool isQuorum) => ReadPerKilobyte * Kilobytes(bytes) * Factor(isQuorum);

    /// <summary>A create, replace, upsert, patch or delete: each is a write of the whole document.</summary>
    /// <param name="bytes">The size of the document, after the write or, for a delete, before it.</param>
    public static double Write(int bytes) => WritePerKilobyte * Kilobytes(bytes);

    private static double Factor(bool isQuorum) => isQuorum ? 2 : 1;

    private static int Kilobytes(int bytes) => Math.Max(1, (bytes + Kilobyte - 1) / Kilobyte);
}
