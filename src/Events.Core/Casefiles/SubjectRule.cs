using Events.Core.Events;
using Events.Core.Problems;
using Microsoft.Extensions.Options;

namespace Events.Core.Casefiles;

/// <summary>
/// An event may name only a subject and a service of its own casefile, where the casefile is known; what is not known
/// is accepted or refused as <see cref="CasefileOptions.Unknown"/> says.
/// </summary>
public sealed class SubjectRule(CasefileStore casefiles, IOptions<CasefileOptions> options)
{
    /// <summary>
    /// Adds a fault for each broken part of the rule. Costs nothing where the event names neither subject nor service
    /// and unknown casefiles are accepted, else a quorum read.
    /// </summary>
    public async Task CheckAsync(EventDraft draft, string pointer, FaultList faults, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(faults);
        if (draft is { SubjectId: null, CaseServiceId: null } && options.Value.Unknown == UnknownCasefile.Accept)
        {
            return;
        }

        Casefile? casefile = await casefiles.FindAsync(draft.CasefileId, cancellationToken);
        if (casefile is null)
        {
            if (options.Value.Unknown == UnknownCasefile.Reject)
            {
                faults.At($"{pointer}/casefile_id", FaultCodes.Unknown, $"There is no casefile {draft.CasefileId}.");
            }

            return;
        }

        if (draft.SubjectId is { } subject && !casefile.Subjects.Contains(subject))
        {
            faults.At(
                $"{pointer}/subject_id",
                FaultCodes.NotConnected,
                $"Subject {subject} is not connected to casefile {draft.CasefileId}.");
        }

        if (draft.CaseServiceId is { } service && !casefile.CaseServices.Contains(service))
        {
            faults.At(
                $"{pointer}/case_service_id",
                FaultCodes.NotConnected,
                $"Service {service} is not connected to casefile {draft.CasefileId}.");
        }
    }
}
