using System.Diagnostics;
using PartnerPortal.Demo;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PartnerPortal.Application.Tests.Demo;

public sealed class BulkSeedTests(ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task The_same_options_give_the_same_bytes_and_another_seed_others()
    {
        using var first = await WrittenAsync(new(40, 2_000, 7, Today));
        using var second = await WrittenAsync(new(40, 2_000, 7, Today));
        using var other = await WrittenAsync(new(40, 2_000, 8, Today));
        first.ShouldEqual(second);
        first.Bytes("payments").AsSpan().SequenceEqual(other.Bytes("payments")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 300)]
    [InlineData(100, 10_000)]
    [InlineData(500, 100)]
    public async Task Every_file_keeps_the_rules_of_the_import(int partners, int invoices)
    {
        using var folder = await WrittenAsync(new(partners, invoices, 1, Today));
        new SampleRules(folder, Today).Faults().ShouldBeEmpty();
        folder.Rows("invoices").Count.ShouldBe(invoices);
        folder.Rows("partners").Count.ShouldBe(partners);
    }

    [Fact]
    public async Task The_proportions_are_those_of_a_real_vendor()
    {
        const int Invoices = 20_000;
        using var folder = await WrittenAsync(new(300, Invoices, 1, Today));
        var first = folder.Rows("attributions").Where(row => row["from"] == "2021-11-22").ToDictionary(
            row => row["customer_id"], row => row["partner_id"]);
        var shares = folder.Rows("invoices").GroupBy(row => first[row["customer_id"]]).Select(
            group => group.Count() / (double)Invoices).ToList();
        shares.Max().ShouldBeInRange(0.045, 0.055);
        (folder.Rows("invoice_lines").Count / (double)Invoices).ShouldBeInRange(2.9, 3.1);
        (folder.Rows("credit_notes").Count / (double)Invoices).ShouldBeInRange(0.025, 0.035);
        (folder.Rows("payments").Count(row => row["amount"].StartsWith('-')) / (double)Invoices).ShouldBeInRange(0.02, 0.04);
        folder.Rows("customers").Count.ShouldBe(Invoices / 8);
        folder.Rows("invoices").Select(row => row["currency"]).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Progress_ends_with_all_and_the_speed_is_printed()
    {
        var reports = new List<BulkSeedProgress>();
        using var folder = new SampleFolder();
        var watch = Stopwatch.StartNew();
        await BulkSeed.WriteAsync(folder.Path, new(1_000, 50_000, 1, Today), new Reports(reports));
        var seconds = watch.Elapsed.TotalSeconds;
        reports[^1].ShouldBe(new BulkSeedProgress(50_000, 50_000));
        var rows = Directory.GetFiles(folder.Path).Sum(path => File.ReadLines(path).Count());
        output.WriteLine($"{rows} rows in {seconds:0.00} s, {rows / seconds:0} rows/s");
    }

    [Fact]
    public async Task It_stops_when_told_to()
    {
        using var stop = new CancellationTokenSource();
        using var folder = new SampleFolder();
        var writing = BulkSeed.WriteAsync(folder.Path, new(10, 1_000_000, 1, Today), new StopAtFirst(stop), stop.Token);
        await Should.ThrowAsync<OperationCanceledException>(writing);
    }

    private static async Task<SampleFolder> WrittenAsync(BulkSeedOptions options)
    {
        var folder = new SampleFolder();
        await BulkSeed.WriteAsync(folder.Path, options);
        return folder;
    }

    private sealed class Reports(List<BulkSeedProgress> all) : IProgress<BulkSeedProgress>
    {
        public void Report(BulkSeedProgress value) => all.Add(value);
    }

    private sealed class StopAtFirst(CancellationTokenSource stop) : IProgress<BulkSeedProgress>
    {
        public void Report(BulkSeedProgress value) => stop.Cancel();
    }
}
