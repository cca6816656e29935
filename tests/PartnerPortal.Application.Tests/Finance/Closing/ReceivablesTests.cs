using PartnerPortal.Application.Exchange.Exports;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Closing;

/// <summary>Two years of real receivables to the cent, against the balances that an independent program worked out.</summary>
[Trait("Kind", "Long")]
public sealed class ReceivablesTests
{
    private const string Split = "2013-01-01";
    private const string Last = "2014-02";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data", "receivables");

    [Fact]
    public async Task Two_years_end_in_the_expected_balances_whether_they_come_at_once_or_in_two_parts()
    {
        await using var whole = await LedgerDatabase.CreateAsync();
        await whole.ImportFolderAsync(Folder);
        await whole.CloseThroughAsync(Last);

        (await whole.ExportTextAsync(ExportKind.Balances)).ShouldBe(
            await File.ReadAllTextAsync(Path.Combine(Folder, "expected-balances.csv")));
        await whole.CheckInvariantsAsync();
        var hash = await whole.HashAsync();

        var again = await whole.ImportFolderAsync(Folder);
        again.Files.Sum(file => file.New).ShouldBe(0);
        (await whole.HashAsync()).ShouldBe(hash);

        await using var parts = await LedgerDatabase.CreateAsync();
        await parts.ImportAsync(Rows(date => string.CompareOrdinal(date, Split) < 0));
        await parts.CloseThroughAsync("2012-12");
        await parts.ImportAsync(Rows(date => string.CompareOrdinal(date, Split) >= 0));
        await parts.CloseThroughAsync(Last);
        (await parts.HashAsync()).ShouldBe(hash);
    }

    /// <summary>The rows whose date is wanted. Customers and partners are known from the beginning, lines go with their invoice.</summary>
    private static (string Name, string Text)[] Rows(Func<string, bool> wanted)
    {
        var first = wanted("2000-01-01");
        var invoices = Lines("invoices.csv").Skip(1).Select(line => line.Split(',')).Where(cells => wanted(cells[3])).Select(
            cells => cells[0]).ToHashSet();
        var dated = new (string Name, Func<string[], bool> Wanted)[]
        {
            ("partners.csv", _ => first),
            ("customers.csv", _ => first),
            ("attributions.csv", cells => wanted(cells[2])),
            ("invoices.csv", cells => invoices.Contains(cells[0])),
            ("invoice_lines.csv", cells => invoices.Contains(cells[0])),
            ("payments.csv", cells => wanted(cells[2])),
        };
        return [.. dated.Select(file => (file.Name, Text(file.Name, file.Wanted)))];
    }

    private static string Text(string name, Func<string[], bool> wanted)
    {
        var lines = Lines(name);
        return string.Join('\n', lines.Skip(1).Where(line => wanted(line.Split(','))).Prepend(lines[0])) + "\n";
    }

    private static string[] Lines(string name) => File.ReadAllLines(Path.Combine(Folder, name));
}
