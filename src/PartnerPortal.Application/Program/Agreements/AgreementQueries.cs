using System.Text.Json;
using Npgsql;
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
        select p.partner_id, p.name, a.suspended, a.terminated_on, a.activated_on, p.model, a.caps, ($3::timestamptz at time zone
            g.time_zone)::date
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
        var heads = batch.Add(Head, View, tx.ProgramId, partnerId, now);
        var contact = ContactPerson.Find(batch, partnerId, now);
        var acceptances = batch.Add(
            Acceptances,
            row => new AgreementAcceptance(
                row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.GetString(2), row.GetString(3),
                new AgreementText(row.GetString(4), row.GetFieldValue<DateOnly>(5), row.GetString(6), row.GetString(7))),
            tx.ProgramId, partnerId);
        var changes = batch.Add(
            Changes,
            row => new StandingChange(
                Vocabulary<StatusChange>.Parse(row.GetString(0)), row.GetFieldValue<DateOnly>(1), row.GetString(2), row.GetString(3),
                row.GetFieldValue<DateTimeOffset>(4)),
            tx.ProgramId, partnerId);
        await batch.RunAsync(ct);
        return heads is [var found] ? found with { Contact = contact(), Acceptances = acceptances, Changes = changes } : null;
    }

    /// <summary>Whether the agreement of the viewer's company is over; false for the vendor's people.</summary>
    public async Task<bool> HasEndedAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.SeeHome);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return await ViewerDatabase.HasEndedAsync(database, tx, viewer, ct);
    }

    private static AgreementView View(NpgsqlDataReader row)
    {
        var today = row.GetFieldValue<DateOnly>(7);
        var terminatedOn = row.IsDBNull(3) ? (DateOnly?)null : row.GetFieldValue<DateOnly>(3);
        var status = terminatedOn < today ? PartnerStatus.Terminated : row.GetBoolean(2) ? PartnerStatus.Suspended : PartnerStatus.Active;
        var caps = JsonSerializer.Deserialize<Dictionary<string, decimal>>(row.GetString(6))!.ToDictionary(
            cap => cap.Key, cap => new Percentage(cap.Value));
        return new AgreementView(
            row.GetString(0), row.GetString(1), status, row.GetFieldValue<DateOnly>(4), terminatedOn,
            Vocabulary<PartnerModel>.Parse(row.GetString(5)), caps);
    }
}
