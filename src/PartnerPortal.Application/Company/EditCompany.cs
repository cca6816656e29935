using Npgsql;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Applications;
using PartnerPortal.Application.Audit;
using PartnerPortal.Application.Messages;
using PartnerPortal.Application.Months;
using PartnerPortal.Application.Partners;
using PartnerPortal.Application.Programs;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Company;

/// <summary>A partner changes what it tells of itself. When the mail address changes, the old one is told.</summary>
public sealed class EditCompany(PortalDatabase database, TimeProvider time)
{
    private const int LongestName = 200;
    private const int LongestAddress = 500;

    private const string Before = """
        select p.vat_id, p.website, p.address, p.contact_name, p.email, p.phone, p.language, p.name, coalesce(a.terminated_on < $3, false)
        from partner p join agreement a on a.program_id = $1 and a.partner_id = p.partner_id where p.partner_id = $2 for update of p
        """;

    private const string Write = """
        update partner set vat_id = $2, website = $3, address = $4, contact_name = $5, email = $6, phone = $7, language = $8,
            former_email = case when email is distinct from $6 then email else former_email end,
            email_changed_at = case when email is distinct from $6 then $9 else email_changed_at end
        where partner_id = $1
        """;

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
            yield return new(nameof(fields.Website), "application.website", "Please give the address of the website, such as https://company.example.");
        if (fields.Address?.Length > LongestAddress)
            yield return new(nameof(fields.Address), "application.long", "At most {0} characters, please.", LongestAddress);
        if (fields.ContactName is { Length: < 2 or > LongestName })
            yield return new(nameof(fields.ContactName), "application.contact", "Please give the name of the contact person.");
        if (fields.Email is null || !ContactFields.IsEmail(fields.Email))
            yield return new(nameof(fields.Email), "application.email", "Please give an e-mail address, such as name@company.example.");
        if (fields.Phone is { } phone && !ContactFields.IsPhone(phone))
            yield return new(nameof(fields.Phone), "application.phone", "A telephone number has 5 to 50 digits, blanks and signs.");
    }

    /// <exception cref="RuleViolationException">A field is wrong, or the agreement has ended.</exception>
    public async Task RunAsync(Viewer viewer, CompanyFields typed, CancellationToken ct)
    {
        viewer.Require(Permission.EditOwnCompany);
        var at = time.GetUtcNow();
        var fields = Clean(typed);
        foreach (var fault in Faults(fields)) throw new RuleViolationException(fault.Code, fault.Message, fault.Values);
        await using var tx = await database.BeginAsync(viewer, Permission.EditOwnCompany, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        var (before, name, ended) = (await tx.ReadAsync(Before, Read, ct, ProgramIds.Main, viewer.PartnerId, calendar.Today)).Single();
        if (ended) throw new RuleViolationException("company.ended", "The agreement has ended: company data can be read and not changed any more.");
        if (before == fields) return;

        await tx.ExecuteAsync(
            Write, ct, viewer.PartnerId, fields.VatId, fields.Website, fields.Address, fields.ContactName, fields.Email, fields.Phone, fields.Language, at);
        if (before.Email is { } old && !string.Equals(old, fields.Email, StringComparison.OrdinalIgnoreCase))
        {
            await Outbox.AddAsync(
                tx, at, new MailDraft(MailKind.ContactEmailChanged, $"contact-email:{viewer.PartnerId}:{at.UtcTicks}", old, before.Language, name, fields.Email!, viewer.Name), ct);
        }

        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.CompanyEdited, viewer.PartnerId!, viewer.PartnerId, before, fields), ct);
        await tx.CommitAsync(ct);
    }

    private static (CompanyFields Fields, string Name, bool Ended) Read(NpgsqlDataReader row)
    {
        return (new CompanyFields(Text(0), Text(1), Text(2), Text(3), Text(4), Text(5), row.GetString(6)), row.GetString(7), row.GetBoolean(8));

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
