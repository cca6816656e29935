using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Fields;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Company;

namespace PartnerPortal.Application.Program.Company;

/// <param name="Shown">What was stored when the form was opened.</param>
public sealed record EditCompanyCommand(CompanyFields Shown, CompanyFields Typed);

/// <summary>A partner changes what it tells of itself. When the mail address changes, the old one is told.</summary>
public sealed class EditCompany(PortalDatabase database, TimeProvider time)
{
    /// <summary>The code of the refusal when somebody else was faster.</summary>
    public const string ChangedMeanwhile = "company.changed_meanwhile";

    private const int LongestName = 200;
    private const int LongestAddress = 500;

    /// <summary>The fields as they are stored.</summary>
    public static CompanyFields Clean(CompanyFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields with
        {
            VatId = ContactFields.VatId(fields.VatId),
            Website = string.IsNullOrWhiteSpace(fields.Website) ? null : ContactFields.Website(fields.Website) ?? fields.Website.Trim(),
            Address = string.IsNullOrWhiteSpace(fields.Address) ? null : fields.Address.ReplaceLineEndings("\n").Trim(),
            ContactName = ContactFields.Optional(fields.ContactName),
            Email = ContactFields.Optional(fields.Email),
            Phone = ContactFields.Optional(fields.Phone),
        };
    }

    /// <summary>What is wrong with cleaned fields.</summary>
    public static IEnumerable<FieldFault> Faults(CompanyFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.VatId is { } vat && !ContactFields.IsVatId(vat))
            yield return new(nameof(fields.VatId), "application.vat", "A VAT number has 4 to 20 letters and digits.");
        if (fields.Website is { } website && ContactFields.Website(website) is null)
            yield return new(
                nameof(fields.Website), "application.website", "Please give the address of the website, such as https://company.example.");
        if (fields.Address?.Length > LongestAddress)
            yield return new(nameof(fields.Address), "application.long", "At most {0} characters, please.", LongestAddress);
        if (fields.ContactName is { Length: < 2 or > LongestName })
            yield return new(nameof(fields.ContactName), "application.contact", "Please give the name of the contact person.");
        if (fields.Email is null || !ContactFields.IsEmail(fields.Email))
            yield return new(nameof(fields.Email), "application.email", "Please give an e-mail address, such as name@company.example.");
        if (fields.Phone is { } phone && !ContactFields.IsPhone(phone))
            yield return new(nameof(fields.Phone), "application.phone", "A telephone number has 5 to 50 digits, blanks and signs.");
    }

    /// <exception cref="RuleViolationException">A field is wrong, the agreement has ended, or the data changed after they were
    /// shown.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, EditCompanyCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.EditOwnCompany).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, EditCompanyCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var fields = Clean(command.Typed);
        foreach (var fault in Faults(fields)) throw new RuleViolationException(fault.Code, fault.Message, fault.Values);
        var partner = await StoredCompany.LockAsync(unit, viewer.PartnerId!, ct);
        var before = StoredCompany.Of(partner);
        var after = before with { Fields = fields };
        if (before == after) return;
        if (before.Fields != command.Shown) throw Stale();

        await after.KeepAsync(unit, viewer, partner, at, ct);
        await AuditTrail.WriteAsync(
            unit.Sql, viewer, at,
            new AuditEvent(AuditAction.CompanyEdited, partner.PartnerId, partner.PartnerId, before.Differing(after),
                after.Differing(before)), ct);
    }

    internal static RuleViolationException Stale() =>
        new(ChangedMeanwhile, "The data were changed after they were shown: nothing was saved.");
}
