using System.Text.Json;
using LocalCosmos.Identifiers;
using LocalCosmos.Partitioning;

namespace LocalCosmos.Journal;

/// <summary>A container as the journal records it.</summary>
/// <param name="Address">The numbers of the container and its database.</param>
/// <param name="CreatedAt">The second of its creation, in Unix time.</param>
/// <param name="Revision">The revision of its definition.</param>
/// <param name="LastSequence">The sequence number of its newest document.</param>
/// <param name="Ranges">Its partition key ranges.</param>
/// <param name="Definition">Its definition as the client sent it.</param>
internal sealed record ContainerEntry(
    ContainerAddress Address, long CreatedAt, int Revision, long LastSequence, IReadOnlyList<PartitionKeyRangeDefinition> Ranges, JsonElement Definition);
