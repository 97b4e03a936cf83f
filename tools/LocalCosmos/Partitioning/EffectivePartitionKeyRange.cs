using System.Globalization;

namespace LocalCosmos.Partitioning;

/// <summary>A range of effective partition keys.</summary>
/// <param name="Minimum">The first key of the range.</param>
/// <param name="Maximum">The first key after the range.</param>
internal readonly record struct EffectivePartitionKeyRange(UInt128 Minimum, UInt128 Maximum)
{
    private const string First = "";
    private const string End = "FF";

    private static readonly UInt128 Count = UInt128.One << 126;

    /// <summary>All keys.</summary>
    public static EffectivePartitionKeyRange All { get; } = new(0, Count);

    /// <summary>The lower end as the protocol writes it: an empty string for the first key, else 32 hexadecimal digits.</summary>
    public string MinimumText => Text(Minimum);

    /// <summary>The upper end as the protocol writes it: <c>FF</c> after the last key, else 32 hexadecimal digits.</summary>
    public string MaximumText => Text(Maximum);

    /// <summary>Parses both ends as the protocol writes them.</summary>
    /// <exception cref="FormatException">An end is malformed, or the range is empty.</exception>
    public static EffectivePartitionKeyRange Parse(string minimum, string maximum)
    {
        EffectivePartitionKeyRange range = new(Parse(minimum), Parse(maximum));
        return range.Minimum < range.Maximum && range.Maximum <= Count
            ? range
            : throw new FormatException($"'{minimum}' to '{maximum}' is not a range of effective partition keys.");
    }

    /// <summary>Divides the range into parts of the same size.</summary>
    public IEnumerable<EffectivePartitionKeyRange> Divide(int parts)
    {
        UInt128 start = Minimum;
        UInt128 size = (Maximum - Minimum) / (UInt128)parts;
        for (int part = 1; part <= parts; part++)
        {
            UInt128 end = part == parts ? Maximum : start + size;
            yield return new EffectivePartitionKeyRange(start, end);
            start = end;
        }
    }

    public bool Contains(EffectivePartitionKey key) => Minimum <= key.Value && key.Value < Maximum;

    private static string Text(UInt128 end) =>
        end == 0 ? First : end == Count ? End : end.ToString("X32", CultureInfo.InvariantCulture);

    private static UInt128 Parse(string end) => end switch
    {
        First => 0,
        End => Count,
        _ => UInt128.Parse(end, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
    };
}
