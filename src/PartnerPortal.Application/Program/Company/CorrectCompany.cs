using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Fields;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Company;

namespace PartnerPortal.Application.Program.Company;

/// <param name="Shown">What was stored when the form was opened.</param>
/// <param name="Reason">Told to the partner and kept; 3 to 500 characters.</param>
public sealed record CorrectCompanyCommand(
    string PartnerId, ShownCompany Shown, CompanyIdentity Identity, CompanyFields Fields, string Reason);

/// <summary>
/// The vendor corrects what is kept of a company: what the company may change itself, and what the agreement names. Documents of closed
/// months keep the words of their day. The bank account is not the vendor's to change (<see cref="ChangeIban"/>).
/// </summary>
public sealed class CorrectCompany(PortalDatabase database, TimeProvider time)
{
    private const int LongestName = 200;

    /// <summary>The command as it is stored.</summary>
    public static CorrectCompanyCommand Clean(CorrectCompanyCommand typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return typed with
        {
            Identity = typed.Identity with { Name = ContactFields.OneLine(typed.Identity.Name) }, Fields = EditCompany.Clean(typed.Fields),
            Reason = typed.Reason.Trim(),
        };
    }

    /// <summary>What is wrong with a cleaned command, in the order of its fields.</summary>
    /// <param name="hadEmail">Whether the company has a mail address: one that came in on paper may go on without.</param>
    public static IEnumerable<FieldFault> Faults(CorrectCompanyCommand command, bool hadEmail)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (identity, fields) = (command.Identity, command.Fields);
        if (identity.Name.Length is < 2 or > LongestName)
            yield return new(nameof(identity.Name), "application.company", "Please give the name of the company.");
        if (!CountryCodes.All.Contains(identity.Country))
            yield return new(nameof(identity.Country), "application.country", "Please choose a country.");
        foreach (
            var fault in EditCompany.Faults(fields).Where(
                fault => hadEmail || fields.Email is not null || fault.Field != nameof(fields.Email)))
            yield return fault;
        if (!ReasonText.Fits(command.Reason))
            yield return new(nameof(command.Reason), "standing.reason", "The partner is told the reason: 3 to 500 characters.");
    }

    /// <exception cref="RuleViolationException">No such partner, a field is wrong, no reason, or the data changed after they were
    /// shown.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, CorrectCompanyCommand typed, CancellationToken ct) =>
        database.For(viewer, Permission.ManagePartners).OnceAsync(id, typed, unit => RunAsync(unit, viewer, typed, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, CorrectCompanyCommand typed, CancellationToken ct)
    {
        var (at, command) = (time.GetUtcNow(), Clean(typed));
        var partner = await StoredCompany.LockAsync(unit, command.PartnerId, ct);
        var before = StoredCompany.Of(partner);
        foreach (var fault in Faults(command, before.Fields.Email is not null))
            throw new RuleViolationException(fault.Code, fault.Message, fault.Values);
        var after = new StoredCompany(command.Identity, command.Fields);
        if (before == after) return;
        if (before != new StoredCompany(command.Shown.Identity, command.Shown.Fields)) throw EditCompany.Stale();

        await after.KeepAsync(unit, viewer, partner, at, ct);
        await Notices.ToPartnerAsync(
            unit.Sql, at, partner.PartnerId, Permission.SeeOwnCompany,
            new Notice(NoticeKind.CompanyCorrected, $"company-corrected:{Guid.CreateVersion7(at)}", "company", command.Reason), ct);
        var told = after.Differing(before);
        told["reason"] = command.Reason;
        await AuditTrail.WriteAsync(
            unit.Sql, viewer, at,
            new AuditEvent(AuditAction.CompanyCorrected, partner.PartnerId, partner.PartnerId, before.Differing(after), told), ct);
    }
}
