using Npgsql;
using PartnerPortal.Application.Exchange.Imports;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Faults;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.LocalCluster;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>
/// Months of made-up business with connections that break in between, against a ledger that was written apart from the product. After each
/// close both agree on every sum, line, statement and payout. Months a little out of line are parked, and released while the next files
/// come
/// in. PORTAL_SEED=n begins with seed n.
/// </summary>
[Trait("Kind", "Fault")]
public sealed class SimulatorTests(ITestOutputHelper output)
{
    private const int Months = 8;

    [Fact]
    public async Task Whatever_happens_the_ledger_is_what_a_naive_one_works_out()
    {
        var parked = 0;
        for (var seed = Seed.First; seed < Seed.First + Soak.Rounds(3, 200); seed++)
        {
            await using var ledger = await LedgerDatabase.CreateAsync();
            var run = new Run(ledger, new RandomBusiness(seed), $"PORTAL_SEED={seed}");
            await run.GoAsync();
            output.WriteLine(
                $"seed {seed}: {run.Naive.Invoices.Count} invoices, {run.Naive.Statements.Count} statements, {run.Cuts} connections cut, {run.Parked} months parked");
            parked += run.Parked;
            await TestCluster.DropDatabaseAsync(ledger.Name);
        }

        parked.ShouldBeGreaterThan(0);
    }

    private sealed class Run(LedgerDatabase ledger, RandomBusiness business, string hint)
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("simulated-").FullName;

        public NaiveLedger Naive => business.Naive;

        public int Cuts { get; private set; }

        public int Parked { get; private set; }

        public async Task GoAsync()
        {
            await ledger.ExecuteAsync("update program set parking_multiple = 1.5, parking_floor = 0");
            await ImportAsync(business.Begin());
            var first = NaiveLedger.MonthOf(RandomBusiness.Start);
            for (var month = first; month < first + Months; month++)
            {
                var turns = business.Random.Next(4, 9);
                for (var turn = 0; turn < turns; turn++)
                {
                    Set(NaiveLedger.FirstOf(month).AddDays(turn * 28 / turns));
                    if (business.Random.Next(3) > 0) await ImportAsync(business.NextBatch());
                    else await DecideAsync();
                }

                // Some months are closed late: what people do by then belongs to the next one already.
                Set(NaiveLedger.FirstOf(month + 1).AddDays(business.Random.Next(10)));
                for (var late = business.Random.Next(3); late > 0; late--) await DecideAsync();
                await CloseAsync(month);
                await IsEqualAsync();
            }

            Directory.Delete(_folder, recursive: true);
        }

        private void Set(DateOnly today) => ledger.Time.Today = business.Today = today;

        private async Task ImportAsync(Books books)
        {
            foreach (var file in Directory.GetFiles(_folder)) File.Delete(file);
            foreach (var (name, text) in books.Files(business.Random)) await File.WriteAllTextAsync(Path.Combine(_folder, name), text);
            if (Directory.GetFiles(_folder).Length == 0) return;
            while (!await IsDoneAsync(ImportAsync, most: 150))
            {
            }

            async Task ImportAsync(PortalDatabase database)
            {
                var result = await new ImportFiles(database, ledger.Time).RunAsync(
                    new ImportCommand(_folder, "test"), null, CancellationToken.None);
                result.FirstRejects.ShouldBeEmpty(hint);
            }
        }

        private async Task DecideAsync()
        {
            foreach (var decision in await RandomDecision.NextAsync(business, ledger.Database, ledger.Time)) await DecideAsync(decision);
        }

        private async Task DecideAsync(RandomDecision decision)
        {
            var isDone = await IsDoneAsync(decision.Act, most: 20);
            while (!isDone)
            {
                try
                {
                    isDone = await IsDoneAsync(decision.Act, most: 20);
                }
                catch (RuleViolationException refused) when (refused.Code == decision.DoneCode)
                {
                    isDone = true;
                }
            }

            decision.Apply();
        }

        private async Task CloseAsync(int month)
        {
            IReadOnlyList<ParkedPartner> parked = [];
            while (!await IsDoneAsync(CloseAsync, most: 300) || parked.Count > 0)
            {
                // What comes while a month is half closed belongs to the next one.
                if ((await ledger.ReadAsync("select max(month) from period where status = 'closing'"))[0] == "-") continue;
                Naive.Taken = month;
                foreach (var partner in parked) await ReleaseAsync(partner.PartnerId, month);
                parked = [];
                if (business.Random.Next(2) == 0) await ImportAsync(business.NextBatch());
            }

            Naive.Close(month);

            async Task CloseAsync(PortalDatabase database)
            {
                var closing = new CloseMonth(database, ledger.Steps, ledger.Time) { BatchWeight = 10 };
                parked = (
                    await closing.RunAsync(
                        LedgerDatabase.Command(NaiveLedger.Text(month), waitForOther: true), null, CancellationToken.None)).Parked;
            }
        }

        private async Task ReleaseAsync(string partner, int month)
        {
            await new ReleaseParked(ledger.Database, ledger.Time).RunAsync(
                LedgerDatabase.Finance, CommandId.New(),
                ReleaseParkedCommand.Of(partner, Month.Parse(NaiveLedger.Text(month)), "As agreed"), CancellationToken.None);
            Parked++;
        }

        /// <summary>Does something, one time out of three over a wire that is cut at one of its first commands.</summary>
        private async Task<bool> IsDoneAsync(Func<PortalDatabase, Task> act, int most)
        {
            if (business.Random.Next(3) > 0)
            {
                await act(ledger.Database);
                return true;
            }

            var at = business.Random.Next(most * 2);
            await using var wire = new WireProxy(ledger.Connection, WireFault.CutAt(new WirePoint(at, "")));
            await using var source = NpgsqlDataSource.Create(wire.Connection.App);
            try
            {
                await act(new PortalDatabase(source));
                return true;
            }
            catch (NpgsqlException) when (wire.HasStruck)
            {
                Cuts++;
                return false;
            }
        }

        private async Task IsEqualAsync()
        {
            var through = NaiveLedger.FirstOf(Naive.Taken).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            (await ledger.ReadAsync("""
                select invoice_no || ' ' || line_no || ' ' || sum(amount) from posting where kind = 'commission'
                group by invoice_no, line_no having sum(amount) <> 0
                """)).Order(StringComparer.Ordinal).ShouldBe(Naive.Earned(), hint);
            (await ledger.ReadAsync($"""
                select partner_id || ' ' || to_char(period, 'YYYY-MM') || ' ' || kind || ' ' || sum(amount) from posting
                    where period <= '{through}'
                group by partner_id, period, kind having sum(amount) <> 0
                """)).Order(StringComparer.Ordinal).ShouldBe(Naive.Sums(), hint);
            (await ledger.ReadAsync("""
                select to_char(period, 'YYYY-MM'), partner_id, opening, closing, held
                from statement order by period, partner_id
                """)).ShouldBe(Naive.Statements.AsEnumerable(), hint);
            (await ledger.ReadAsync("""
                select partner_id, to_char(period, 'YYYY-MM'), payable, status
                from payout_proposal order by period, partner_id
                """)).ShouldBe(
                Naive.Proposals.Select(each => $"{each.Partner} {NaiveLedger.Text(each.Period)} {each.Payable:0.00} {each.Status}"), hint);
            await ledger.CheckInvariantsAsync();
        }
    }
}
