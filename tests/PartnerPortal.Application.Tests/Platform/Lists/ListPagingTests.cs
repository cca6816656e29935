using PartnerPortal.Application.Finance.Balances;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Invoicing;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Overview.Partners;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Sales.Customers;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Platform.Access;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Platform.Lists;

/// <summary>Whatever a list is sorted by: all its pages together hold each row once, in the order of its stream.</summary>
public sealed class ListPagingTests(IsolationSample sample) : IClassFixture<IsolationSample>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly LedgerDatabase _ledger = sample.Ledger;

    [Theory]
    [InlineData(null, "name", "id", "country", "since", "last", "balance", "revenue", "no such key")]
    public Task Partners(params string?[] sorts)
    {
        var queries = new PartnerQueries(_ledger.Database, _ledger.Time);
        return CheckAsync(
            sorts, 2, request => queries.ListAsync(LedgerDatabase.Finance, request, null, None),
            request => queries.StreamListAsync(LedgerDatabase.Finance, request, null, None), row => row.PartnerId);
    }

    [Theory]
    [InlineData(null, "number", "period", "partner", "opening", "commission", "closing", "held")]
    public Task Statements(params string?[] sorts)
    {
        var queries = new StatementQueries(_ledger.Database);
        return CheckAsync(
            sorts, 10, request => queries.ListAsync(LedgerDatabase.Finance, request, new StatementFilter(), None),
            request => queries.StreamListAsync(LedgerDatabase.Finance, request, new StatementFilter(), None), row => row.Number);
    }

    [Theory]
    [InlineData(null, "date", "amount", "kind", "invoice", "customer")]
    public async Task Ledger(params string?[] sorts)
    {
        var postings = await _ledger.ReadAsync("select posting_id from posting where partner_id = 'A'");
        var queries = new LedgerQueries(_ledger.Database);
        await CheckAsync(
            sorts, postings.Length, request => queries.ListAsync(LedgerDatabase.Finance, request, new LedgerFilter("A"), None),
            request => queries.StreamAsync(LedgerDatabase.Finance, request, new LedgerFilter("A"), None), row => row.PostingId.ToString());
    }

    [Theory]
    [InlineData(null, "number", "issued", "gross")]
    public Task Invoices(params string?[] sorts)
    {
        var queries = new InvoiceQueries(_ledger.Database);
        return CheckAsync(
            sorts, 6, request => queries.ListAsync(LedgerDatabase.Finance, request, new InvoiceFilter(), None),
            request => queries.StreamAsync(LedgerDatabase.Finance, request, new InvoiceFilter(), None), row => row.InvoiceNo);
    }

    [Theory]
    [InlineData(null, "name", "id", "country")]
    public Task Customers(params string?[] sorts)
    {
        var queries = new CustomerQueries(_ledger.Database, _ledger.Time);
        return CheckAsync(
            sorts, 4, request => queries.ListAsync(LedgerDatabase.Finance, request, null, None),
            request => queries.StreamAsync(LedgerDatabase.Finance, request, null, None), row => row.CustomerId);
    }

    [Theory]
    [InlineData(null, "issued", "invoice", "customer", "net", "rate")]
    public Task Commissions(params string?[] sorts)
    {
        var queries = new CommissionQueries(_ledger.Database);
        return CheckAsync(
            sorts, 3, request => queries.ListAsync(LedgerDatabase.Finance, request, new CommissionFilter("A"), None),
            request => queries.StreamAsync(LedgerDatabase.Finance, request, new CommissionFilter("A"), None),
            row => $"{row.InvoiceNo} {row.LineNo}");
    }

    [Theory]
    [InlineData(null, "partner", "balance")]
    public Task Balances(params string?[] sorts)
    {
        var queries = new BalanceQueries(_ledger.Database, _ledger.Time);
        return CheckAsync(
            sorts, 2, request => queries.ListAsync(LedgerDatabase.Finance, request, null, None),
            request => queries.StreamAsync(LedgerDatabase.Finance, request, null, None), row => row.PartnerId);
    }

    [Theory]
    [InlineData(null, "period", "payable", "partner")]
    public Task Payouts(params string?[] sorts)
    {
        var queries = new PayoutQueries(_ledger.Database);
        return CheckAsync(
            sorts, 10, request => queries.ListAsync(LedgerDatabase.Finance, request, new PayoutFilter(), None),
            request => queries.StreamAsync(LedgerDatabase.Finance, request, new PayoutFilter(), None), row => row.Key);
    }

    private static async Task CheckAsync<TRow>(
        string?[] sorts, int expected, Func<ListRequest, Task<ListPage<TRow>>> page, Func<ListRequest, IAsyncEnumerable<TRow>> stream,
        Func<TRow, string> key)
    {
        foreach (var sort in sorts)
        {
            foreach (var descending in new[] { false, true })
            {
                var all = new List<string>();
                for (var number = 1; ; number++)
                {
                    var found = await page(new ListRequest(number, 3, sort, descending, null));
                    if (found.Rows.Count == 0) break;
                    found.Total.ShouldBe(expected, sort);
                    all.AddRange(found.Rows.Select(key));
                }

                all.Count.ShouldBe(expected, sort);
                all.ShouldBeUnique(sort);
                (await stream(new ListRequest(1, 3, sort, descending, null)).Select(key).ToListAsync(None)).ShouldBe(all, sort);
            }
        }
    }
}
