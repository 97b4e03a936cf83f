using System.Globalization;

namespace Events.Bench.Units;

/// <summary>What a call was charged.</summary>
/// <param name="Name">The call.</param>
/// <param name="Charges">Each request to the database.</param>
/// <param name="Least">The theoretical least of the same requests.</param>
internal sealed record CallCost(string Name, IReadOnlyList<Charge> Charges, double Least)
{
    public double Units => Charges.Sum(charge => charge.Units);

    /// <summary>The operations by name, how often each, and what each cost at the mean.</summary>
    public string MadeOf => string.Join(", ", Charges.GroupBy(charge => charge.Operation).Select(group => string.Create(
        CultureInfo.InvariantCulture, $"{(group.Count() > 1 ? $"{group.Count()} × " : string.Empty)}{group.Key} {group.Average(charge => charge.Units):F2}")));
}
