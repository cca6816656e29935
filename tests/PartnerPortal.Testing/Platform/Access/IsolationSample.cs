using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Testing.Finance.Ledger;
using Xunit;

namespace PartnerPortal.Testing.Platform.Access;

/// <summary>Partners A and B with a row of each in every table that partners own; whatever is B's has a name that is found again.</summary>
public sealed class IsolationSample : IAsyncLifetime
{
    /// <summary>Stands in every text of B.</summary>
    public const string Canary = "CANARY";

    public const string Other = "B-" + Canary;

    public LedgerDatabase Ledger { get; private set; } = null!;

    public async Task InitializeAsync() => Ledger = await LedgerDatabase.CopyAsync("isolation_sample", FillAsync);

    public async Task DisposeAsync() => await Ledger.DisposeAsync();

    private static async Task FillAsync(LedgerDatabase ledger)
    {
        await ledger.ImportAsync(Of("A", "", Of(Other, Canary, new Books())));
        await ledger.ExecuteAsync("""
            insert into fee_waiver (program_id, partner_id, month, period, reason, waived_by, waived_at)
            select 'main', partner_id, '2013-02-01', '2013-02-01', 'Reason ' || partner_id, 'Manager', now() from partner
            """);
        await ledger.ExecuteAsync("""
            insert into adjustment (program_id, partner_id, adjustment_id, amount, reason, requested_by, requested_at)
            select 'main', partner_id, gen_random_uuid(), 1.00, 'Reason ' || partner_id, gen_random_uuid(), now() from partner
            """);
        await ledger.ExecuteAsync("""
            insert into own_use_offer (program_id, offer_id, kind, unit, list_price, names, position) values ('main', 'plus', 'plus',
                'month', 5, '{"en":"PLUS"}', 1);
            insert into own_use_order (program_id, partner_id, order_id, offer_id, kind, unit, description, list_price, quantity,
                starts_on, ordered_by, ordered_at)
            select 'main', partner_id, partner_id || '-S1', 'plus', 'plus', 'month', 'PLUS ' || partner_id, 5, 1, '2012-12-05', 'Owner ' ||
                partner_id, now() from partner;
            insert into licence (program_id, partner_id, licence_id, kind, seats, status, source, valid_from, taken_by, taken_at)
            select 'main', partner_id, 'NFR-1', 'nfr_team', 1, 'active', 'allowance', '2012-12-05', 'Owner ' || partner_id, now()
                from partner;
            insert into allowance_grant (program_id, partner_id, grant_id, kind, quantity, valid_from, reason, granted_by, granted_at)
            select 'main', partner_id, gen_random_uuid(), 'nfr_team', 1, '2012-12-05', 'Reason ' || partner_id, 'Manager', now()
                from partner;
            insert into allowance_use (program_id, partner_id, use_id, kind, quantity, used_on, note, recorded_by, recorded_at)
            select 'main', partner_id, gen_random_uuid(), 'support_unit', 1, '2012-12-05', 'Note ' || partner_id, 'Agent', now()
                from partner
            """);
        await AddPapersAsync(ledger);
        await ledger.CloseThroughAsync("2012-12");
        await ledger.ImportAsync(Late("A", "", Late(Other, Canary, new Books())));
        await ledger.CloseThroughAsync("2013-03");
        await AddRowsAsync(ledger);
    }

    /// <summary>What needs no more than two partners with closed months: each area fills its tables by a file of its own.</summary>
    private static async Task AddRowsAsync(LedgerDatabase ledger)
    {
        var sources = typeof(IsolationSample).Assembly;
        var files = sources.GetManifestResourceNames().Where(name => name.EndsWith(".isolation-rows.sql", StringComparison.Ordinal));
        foreach (var name in files.Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(sources.GetManifestResourceStream(name)!);
            await ledger.ExecuteAsync(await reader.ReadToEndAsync());
        }
    }

    /// <summary>How each became a partner, was suspended and changed its bank account.</summary>
    private static async Task AddPapersAsync(LedgerDatabase ledger)
    {
        var manager = await ledger.AddPersonAsync(PortalRole.Manager);
        await ledger.ExecuteAsync($"""
            insert into agreement_text (program_id, language, valid_from, body, hash, written_by, written_at)
            select 'main', 'en', '2012-01-01', body, encode(sha256(convert_to(body, 'UTF8')), 'hex'), 'Manager', now()
                from (values ('Both sides do what they say.')) text (body);
            insert into partner_application (program_id, application_no, status, company, company_key, country, website, contact_name,
                email, language, model,
                consented_at, submitted_at, submitted_from, confirm_hash, confirm_until, confirmed_at, reviewer, decided_by, decided_at,
                partner_id)
            select 'main', 'N-' || partner_id, 'active', name, name, 'DE', 'https://x.example', name, partner_id || '@x.example', 'de',
                'commission',
                now(), now(), '192.0.2.1', encode(sha256(convert_to(partner_id, 'UTF8')), 'hex'), now(), now(), '{manager.UserId}',
                    'Manager', now(), partner_id from partner;
            insert into agreement_acceptance (program_id, partner_id, accepted_at, application_no, accepted_by, email, address, language,
                valid_from, hash)
            select 'main', partner_id, now(), 'N-' || partner_id, name, 'x@x.example', '192.0.2.1', t.language, t.valid_from, t.hash
                from partner, agreement_text t;
            insert into partner_status_change (program_id, partner_id, change_id, change, effective_on, reason, changed_by, changed_at)
            select 'main', partner_id, gen_random_uuid(), 'suspended', '2012-12-01', 'Reason ' || partner_id, 'Manager', now() from partner;
            insert into iban_change (partner_id, change_id, iban, requested_by, requested_at, effective_at)
            select partner_id, gen_random_uuid(), 'ES9121000418450200051332', name, now(), now() + interval '5 days' from partner
            """);
    }

    private static Books Of(string partner, string mark, Books books) => books
        .Partner(partner, "2012-11-01", name: $"Company {mark}").Customer($"K{mark}", partner, $"Customer {mark}").Customer(
            $"L{mark}", partner, $"Buyer {mark}")
        .Invoice(
            $"I1{mark}", $"K{mark}", "2012-11-10", new InvoiceTraits(1_190.00m) { Description = $"Line {mark}" },
            ("licence_new", 1_000.00m))
        .Paid($"P1{mark}", $"I1{mark}", "2012-11-20", 1_190.00m).Credit($"C1{mark}", $"I1{mark}", "2012-12-10", 119.00m, (1, 100.00m))
        .Service($"S1{mark}", partner, "2012-12-01", 75.25m, $"Service {mark}")
        .Invoice($"I2{mark}", $"L{mark}", "2012-12-05", new InvoiceTraits(500.00m) { Disputed = true }, ("plus", 400.00m)).Paid(
            $"P2{mark}", $"I2{mark}", "2012-12-06", 250.00m);

    /// <summary>Lifts the past year over its threshold, which puts it on the work list.</summary>
    private static Books Late(string partner, string mark, Books books) => books
        .Invoice($"I3{mark}", $"K{mark}", "2012-12-20", 2_000.00m, ("licence_new", 2_000.00m)).Paid(
            $"P3{mark}", $"I3{mark}", "2013-02-03", 2_000.00m)
        .Service($"S2{mark}", partner, "2013-02-01", 10.00m, $"Service {mark}");
}
