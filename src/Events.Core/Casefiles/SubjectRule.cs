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
    /// <summary>Adds a fault for each broken part of the rule.</summary>
    /// <remarks>
    /// Costs nothing where there is neither a subject nor a service to look at and unknown casefiles are accepted, else
    /// a quorum read.
    /// </remarks>
    /// <param name="draft">The event; a casefile of 0, a subject or a service of null is one that was refused, and is not looked at.</param>
    /// <param name="before">What it was before a change, of which only what differs is checked; null for a new event.</param>
    /// <param name="pointer">Where the event stands in the body.</param>
    /// <param name="faults">Where the faults go.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task CheckAsync(
        EventDraft draft, EventDraft? before, string pointer, FaultList faults, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(faults);
        bool isOtherCasefile = draft.CasefileId != before?.CasefileId;
        long? subjectId = isOtherCasefile || draft.SubjectId != before?.SubjectId ? draft.SubjectId : null;
        long? serviceId = isOtherCasefile || draft.CaseServiceId != before?.CaseServiceId ? draft.CaseServiceId : null;
        bool mustBeKnown = isOtherCasefile && options.Value.Unknown == UnknownCasefile.Reject;
        if (draft.CasefileId == 0 || (subjectId is null && serviceId is null && !mustBeKnown))
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

        if (subjectId is { } subject && !casefile.Subjects.Contains(subject))
        {
            faults.At(
                $"{pointer}/subject_id",
                FaultCodes.NotConnected,
                $"Subject {subject} is not connected to casefile {draft.CasefileId}.");
        }

        if (serviceId is { } service && !casefile.CaseServices.Contains(service))
        {
            faults.At(
                $"{pointer}/case_service_id",
                FaultCodes.NotConnected,
                $"Service {service} is not connected to casefile {draft.CasefileId}.");
        }
    }
}
