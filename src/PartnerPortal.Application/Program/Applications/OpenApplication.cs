using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>An application that a use case is about to move on, locked until its transaction ends.</summary>
internal sealed record OpenApplication(
    string Number, ApplicationStatus Status, string Company, string ContactName, string Email, string Language, Guid? Reviewer)
{
    private const string Locked = """
        select application_no, status, company, contact_name, email, language, reviewer
        from partner_application where program_id = $1 and application_no = $2 for update
        """;

    /// <exception cref="RuleViolationException">There is none, or it does not stand where the step begins.</exception>
    public static async Task<OpenApplication> LockAsync(PortalTransaction tx, string number, CancellationToken ct, params ApplicationStatus[] from)
    {
        var found = await tx.ReadAsync(
            Locked,
            row => new OpenApplication(
                row.GetString(0), Vocabulary<ApplicationStatus>.Parse(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4),
                row.GetString(5), row.IsDBNull(6) ? null : row.GetGuid(6)),
            ct, ProgramIds.Main, number);
        if (found is not [var application]) throw new RuleViolationException("application.unknown", $"There is no application {number}.", number);
        if (!from.Contains(application.Status))
            throw new RuleViolationException("application.state", "Somebody else has moved this application on. Reload to see where it stands.");
        return application;
    }
}
