using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>What happens to a partner's standing.</summary>
public enum StatusChange
{
    Suspended,
    Resumed,
    Terminated,
}

/// <summary>A partner whose standing is about to change, its agreement locked until the transaction ends.</summary>
internal sealed record ChangingPartner(
    string PartnerId, string Name, string? Email, string Language, string Addressee, bool Suspended, DateOnly ActivatedOn, DateOnly? TerminatedOn)
{
    public const int ShortestReason = 3;
    public const int LongestReason = 500;

    private const string Locked = """
        select p.partner_id, p.name, p.email, p.language, coalesce(p.contact_name, p.name), a.suspended, a.activated_on, a.terminated_on
        from agreement a join partner p on p.partner_id = a.partner_id
        where a.program_id = $1 and a.partner_id = $2 for update of a
        """;

    /// <exception cref="RuleViolationException">There is no such partner.</exception>
    public static async Task<ChangingPartner> LockAsync(PortalTransaction tx, string partnerId, CancellationToken ct)
    {
        // No month can begin to close between what is read now and what is written then.
        await tx.ExecuteAsync("select 1 from program where program_id = $1 for share", ct, ProgramIds.Main);
        var found = await tx.ReadAsync(
            Locked,
            row => new ChangingPartner(
                row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5),
                row.GetFieldValue<DateOnly>(6), row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7)),
            ct, ProgramIds.Main, partnerId);
        return found is [var partner] ? partner : throw new RuleViolationException("partner.unknown", $"There is no partner {partnerId}.", partnerId);
    }

    /// <summary>A reason is shown to the partner and kept.</summary>
    /// <exception cref="RuleViolationException">It is too short or too long.</exception>
    public static string Reason(string typed) => typed.Trim() is { Length: >= ShortestReason and <= LongestReason } reason
        ? reason
        : throw new RuleViolationException("standing.reason", "The partner is told the reason: 3 to 500 characters.");

    /// <exception cref="RuleViolationException">The agreement has ended.</exception>
    public void RequireRunning(DateOnly today)
    {
        if (TerminatedOn < today) throw new RuleViolationException("standing.terminated", "The agreement has ended.", TerminatedOn!.Value);
    }

    /// <returns>Names the change, for the mail about it.</returns>
    public async Task<Guid> RecordAsync(PortalTransaction tx, Viewer viewer, StatusRecord record, DateTimeOffset at, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(at);
        await tx.ExecuteAsync(
            """
            insert into partner_status_change (program_id, partner_id, change_id, change, effective_on, reason, changed_by, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            ct, ProgramIds.Main, PartnerId, id, Vocabulary<StatusChange>.Text(record.Change), record.EffectiveOn, record.Reason, viewer.Name, at);
        return id;
    }
}

/// <summary>A change of a partner's standing as it is kept.</summary>
internal sealed record StatusRecord(StatusChange Change, DateOnly EffectiveOn, string Reason);
