using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.LocalCluster;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.LocalCluster;

/// <summary>What tests copy instead of importing and closing is what they would have imported and closed.</summary>
public sealed class LedgerTemplateTests
{
    private const string Through = "2013-02";

    [Fact]
    public async Task A_copy_is_what_an_import_and_a_close_of_its_own_would_have_made()
    {
        await using var own = await LedgerDatabase.CreateAsync();
        await own.ImportAsync(SmallMarket.Books());
        await own.CloseThroughAsync(Through);

        await using var copy = await LedgerDatabase.CreateAsync(SmallMarket.Books(), closedThrough: Through);
        (await copy.HashAsync()).ShouldBe(await own.HashAsync());
        await copy.CheckInvariantsAsync();
    }

    [Fact]
    public async Task Books_are_the_same_whether_they_were_imported_or_copied()
    {
        var seen = new List<string[]>();
        for (var time = 0; time < 3; time++)
        {
            var books = new Books().Partner("A", "2013-01-01", "Asked for three times").Customer("K", "A");
            await using var ledger = await LedgerDatabase.CreateAsync(books);
            seen.Add(await ledger.ReadAsync("select p.*, a.*, c.* from partner p join agreement a using (partner_id), customer c"));
            await ledger.ExecuteAsSuperAsync("update customer set name = 'Changed in one'");
        }

        seen[0].ShouldHaveSingleItem();
        seen[1].ShouldBe(seen[0]);
        seen[2].ShouldBe(seen[0]);
    }

    [Fact]
    public async Task What_happens_in_a_copy_is_not_in_the_next_one()
    {
        await using var first = await LedgerDatabase.CreateAsync(SmallMarket.Books(), closedThrough: Through);
        var hash = await first.HashAsync();
        await first.CloseAsync("2013-03");
        (await first.HashAsync()).ShouldNotBe(hash);

        await using var second = await LedgerDatabase.CreateAsync(SmallMarket.Books(), closedThrough: Through);
        (await second.HashAsync()).ShouldBe(hash);
    }

    [Fact]
    public async Task The_same_steps_are_taken_once()
    {
        var taken = 0;
        for (var copy = 0; copy < 2; copy++)
        {
            await using var ledger = await LedgerDatabase.CopyAsync("taken_once", async steps =>
            {
                taken++;
                await steps.ExecuteAsync("update program set automatic_close = true");
            });
            (await ledger.ReadAsync("select automatic_close from program")).ShouldBe(["True"]);
        }

        taken.ShouldBe(1);
    }

    [Fact]
    public void Files_of_another_name_text_order_or_cut_have_another_key()
    {
        (string, string)[][] folders =
        [
            [("a.csv", "1"), ("b.csv", "2")], [("b.csv", "2"), ("a.csv", "1")], [("a.csv", "1"), ("b.csv", "3")],
            [("a.csv", "1"), ("c.csv", "2")], [("a.csv", "1")], [("a.csv", "1b.csv"), ("", "2")],
        ];
        folders.Select(TemplateKey.Of).Distinct().Count().ShouldBe(folders.Length);
        TemplateKey.Of([("a.csv", "1"), ("b.csv", "2")]).ShouldBe(TemplateKey.Of(folders[0]));
    }
}
