using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Exchange.Imports;

public sealed class ReceivablesImportTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data", "receivables");

    [Fact]
    public async Task The_receivables_are_taken_in_and_again_nothing_changes()
    {
        await using var database = await ImportDatabase.CreateAsync();

        var first = await database.ImportFolderAsync(Folder);
        var after = await database.ChecksumAsync();
        var second = await database.ImportFolderAsync(Folder);

        first.FirstRejects.ShouldBeEmpty();
        first.Files.ToDictionary(file => file.Name, file => file.New).ShouldBe(
            new Dictionary<string, long>
            {
                ["partners.csv"] = 20, ["customers.csv"] = 100, ["attributions.csv"] = 112, ["invoices.csv"] = 2466,
                ["invoice_lines.csv"] = 3182, ["payments.csv"] = 2466,
            },
            ignoreOrder: true);
        second.RejectCount.ShouldBe(0);
        second.Files.ShouldAllBe(file => file.New == 0 && file.Refused == 0);
        second.Files.Sum(file => file.Unchanged).ShouldBe(first.Files.Sum(file => file.New));
        (await database.ChecksumAsync()).ShouldBe(after);
    }
}
