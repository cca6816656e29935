using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>Everything that a close leaves behind and that must not depend on how often it was disturbed.</summary>
/// <param name="Hash">The ledger's hash.</param>
/// <param name="Rows">Statements, mails, notices, proposals, work list, steps: one text a row.</param>
internal sealed record LedgerOutcome(string Hash, IReadOnlyList<string> Rows)
{
    private static readonly string[] Queries =
    [
        "select 'statement', number, partner_id, period, closing, hash from statement order by number",
        "select 'mail', key, kind, to_address, language, text_values::text, link, status, attempts from mail order by key collate \"C\", to_address",
        "select 'notice', user_id, kind, key, text_values::text, link from notice order by key collate \"C\", user_id",
        "select 'payout', partner_id, period, payable, obstacle, status from payout_proposal order by partner_id, period",
        "select 'work', kind, subject, partner_id, period, amount from work_item order by kind, subject",
        """
        select 'parked', partner_id, period, cause, charged, average, months, released_by, finished_at is not null
            from parked_month order by period, partner_id
        """,
        """
        select 'step', month, position, step, done, total, postings, through_partner, ended_at is not null from close_step
            order by month, position
        """,
        "select 'done', month, count(*) from close_run where status = 'done' group by month order by month",
        "select 'running', month from close_run where status = 'running'",
    ];

    public static async Task<LedgerOutcome> OfAsync(LedgerDatabase ledger)
    {
        var rows = new List<string>();
        foreach (var query in Queries) rows.AddRange(await ledger.ReadAsync(query));
        return new LedgerOutcome(await ledger.HashAsync(), rows);
    }

    /// <summary>The ledger is what an undisturbed one is, and sound.</summary>
    public async Task ShouldBeThatOfAsync(LedgerDatabase ledger, string disturbance)
    {
        var found = await OfAsync(ledger);
        found.Rows.ShouldBe(Rows, disturbance);
        found.Hash.ShouldBe(Hash, disturbance);
        await ledger.CheckInvariantsAsync();
    }
}
