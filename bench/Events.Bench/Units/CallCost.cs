using System.Globalization;

namespace Events.Bench.Units;

/// <summary>The cost of a call.</summary>
/// <param name="Name">The call.</param>
/// <param name="Charges">The charge of each request to the database.</param>
/// <param name="Least">The least possible units of the same requests.</param>
internal sealed record CallCost(string Name, IReadOnlyList<Charge> Charges, double Least)
{
    public double Units => Charges.Sum(charge => charge.Units);

    /// <summary>The operations by name, with their number and mean cost.</summary>
    public string MadeOf => string.Join(", ", Charges.GroupBy(charge => charge.Operation).Select(group => string.Create(
        CultureInfo.InvariantCulture, $"{(group.Count() > 1 ? $"{group.Count()} × " : string.Empty)}{group.Key} {group.Average(charge => charge.Units):F2}")));
}
