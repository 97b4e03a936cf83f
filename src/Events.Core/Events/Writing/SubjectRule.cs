using Events.Core.Casefiles;
using Events.Core.Input;
using Microsoft.Extensions.Options;

namespace Events.Core.Events.Writing;

/// <summary>
/// An event may name only a subject and a service of its own casefile, where the casefile is known. <see cref="CasefileOptions.Unknown"/> says whether
/// an unknown casefile is accepted.
/// </summary>
public sealed class SubjectRule(CasefileStore casefiles, IOptions<CasefileOptions> options)
{
    /// <summary>Adds a fault for each broken part of the rule.</summary>
    /// <remarks>
    /// Costs a quorum read, or nothing where the event has no subject or service to check and unknown casefiles are accepted.
    /// </remarks>
    /// <param name="given">The event. A casefile id of 0 means that it broke another rule, so nothing is checked.</param>
    /// <param name="before">The event before the change; only the fields that the change affects are checked. Null for a new event.</param>
    /// <param name="pointer">The place of the event in the body.</param>
    /// <param name="faults">Collects the faults.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public async Task CheckAsync(
        Event given, Event? before, string pointer, FaultList faults, CancellationToken cancellationToken)
    {
        bool isOtherCasefile = given.CasefileId != before?.CasefileId;
        long? subjectId = isOtherCasefile || given.SubjectId != before?.SubjectId ? given.SubjectId : null;
        long? serviceId = isOtherCasefile || given.CaseServiceId != before?.CaseServiceId ? given.CaseServiceId : null;
        bool mustBeKnown = isOtherCasefile && options.Value.Unknown == UnknownCasefile.Reject;
        if (given.CasefileId == 0 || (subjectId is null && serviceId is null && !mustBeKnown))
        {
            return;
        }

        Casefile? casefile = await casefiles.FindAsync(given.CasefileId, cancellationToken);
        if (casefile is null)
        {
            if (options.Value.Unknown == UnknownCasefile.Reject)
            {
                faults.At($"{pointer}/casefile_id", FaultCodes.Unknown, $"The casefile {given.CasefileId} is unknown. Send it with PUT /casefiles/{given.CasefileId} first.");
            }

            return;
        }

        if (subjectId is { } subject && !casefile.Subjects.Contains(subject))
        {
            faults.At(
                $"{pointer}/subject_id",
                FaultCodes.NotConnected,
                $"Subject {subject} is not connected to casefile {given.CasefileId}.");
        }

        if (serviceId is { } service && !casefile.CaseServices.Contains(service))
        {
            faults.At(
                $"{pointer}/case_service_id",
                FaultCodes.NotConnected,
                $"Service {service} is not connected to casefile {given.CasefileId}.");
        }
    }
}
