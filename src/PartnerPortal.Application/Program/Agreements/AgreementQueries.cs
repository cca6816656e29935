using System.Text.Json;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Agreements;

/// <summary>Reads a partner's agreement: staff any, a partner's people their own; anything else is as if it were absent.</summary>
public sealed class AgreementQueries(PortalDatabase database, TimeProvider time)
{
    private const string Head = """
        select p.partner_id, p.name, a.suspended, a.terminated_on, a.activated_on, p.model, a.caps,
            ($3::timestamptz at time zone g.time_zone)::date as today
        from agreement a join partner p on p.partner_id = a.partner_id join program g on g.program_id = a.program_id
        where a.program_id = $1 and a.partner_id = $2
        """;

    private const string Acceptances = """
        select a.accepted_at, a.accepted_by, a.email, a.address, t.language, t.valid_from, t.body, t.hash
        from agreement_acceptance a
        join agreement_text t on t.program_id = a.program_id and t.language = a.language and t.valid_from = a.valid_from
        where a.program_id = $1 and a.partner_id = $2 order by a.accepted_at desc
        """;

    private const string Changes = """
        select change, effective_on, reason, changed_by, changed_at from partner_status_change where program_id = $1
            and partner_id = $2 order by changed_at desc
        """;

    public async Task<AgreementView?> FindAsync(Viewer viewer, string partnerId, CancellationToken ct)
    {
        viewer.Require(viewer.IsStaff ? Permission.SeePartnerAgreements : Permission.SeeOwnCompany);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var now = time.GetUtcNow();
        var batch = new PortalBatch(tx);
        var heads = batch.Rows<HeadRow>(Head, tx.ProgramId, partnerId, now);
        var contact = ContactPerson.Find(batch, partnerId, now);
        var acceptances = batch.Rows<AcceptedRow>(Acceptances, tx.ProgramId, partnerId);
        var changes = batch.Rows<ChangeRow>(Changes, tx.ProgramId, partnerId);
        await batch.RunAsync(ct);
        return heads is not [var head]
            ? null
            : head.ToView() with
            {
                Contact = contact(),
                Acceptances = [.. acceptances.Select(row => row.ToAcceptance())],
                Changes = [.. changes.Select(row => row.ToChange())],
            };
    }

    /// <summary>Whether the agreement of the viewer's company is over; false for the vendor's people.</summary>
    public async Task<bool> HasEndedAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.SeeHome);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return await ViewerDatabase.HasEndedAsync(database, tx, viewer, ct);
    }

    private sealed record HeadRow(
        string PartnerId, string Name, bool Suspended, DateOnly? TerminatedOn, DateOnly ActivatedOn, string Model, string Caps,
        DateOnly Today)
    {
        public AgreementView ToView() => new(
            PartnerId, Name, PartnerStanding.Of(Suspended, TerminatedOn, Today), ActivatedOn, TerminatedOn,
            Vocabulary<PartnerModel>.Parse(Model),
            JsonSerializer.Deserialize<Dictionary<string, decimal>>(Caps)!.ToDictionary(cap => cap.Key, cap => new Percentage(cap.Value)));
    }

    private sealed record AcceptedRow(
        DateTimeOffset AcceptedAt, string AcceptedBy, string Email, string Address, string Language, DateOnly ValidFrom, string Body,
        string Hash)
    {
        public AgreementAcceptance ToAcceptance() =>
            new(AcceptedAt, AcceptedBy, Email, Address, new AgreementText(Language, ValidFrom, Body, Hash));
    }

    private sealed record ChangeRow(string Change, DateOnly EffectiveOn, string Reason, string ChangedBy, DateTimeOffset ChangedAt)
    {
        public StandingChange ToChange() => new(Vocabulary<StatusChange>.Parse(Change), EffectiveOn, Reason, ChangedBy, ChangedAt);
    }
}
