using System.Text;
using PartnerPortal.Domain;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Exchange.Imports;

public sealed class IdFormTests
{
    [Theory]
    [InlineData("P-1007/2013.a_b")]
    [InlineData("Škoda")]
    [InlineData("Ко̆та")]
    [InlineData("株式会社")]
    [InlineData("हिन्दी")]
    [InlineData("٣")]
    public void Letters_of_any_script_are_ids(string id) => IdForm.FirstFault(Encoding.UTF8.GetBytes(id)).ShouldBeNull();

    [Fact]
    public async Task What_was_stored_before_the_rule_stays_as_it_is_and_can_be_named()
    {
        await using var database = await ImportDatabase.CreateAsync();
        (await database.ImportAsync(SmallVendor.Files())).RejectCount.ShouldBe(0);
        await database.ExecuteAsync("""
            insert into partner (partner_id, name, country, language, registered_at)
            values ('P #3', 'Old', 'DE', 'de', now())
            """);
        await database.ExecuteAsync("""
            insert into agreement (program_id, partner_id, activated_on, entry_period)
            values ('main', 'P #3', '2013-01-01', '2013-01-01')
            """);

        const string header = "partner_id,name,country,language,activated_on\n";
        var result = await database.ImportAsync(
            ("partners.csv", header + "P #3,Old,DE,de,2013-01-01\n"),
            ("services.csv", "service_id,partner_id,date,description,list_price\nS7,P #3,2013-04-05,SLA,75.25\n"));
        result.FirstRejects.ShouldBeEmpty();
        result.Files.Select(file => (file.Name, file.New, file.Unchanged)).ShouldBe([("partners.csv", 0, 1), ("services.csv", 1, 0)]);

        result = await database.ImportAsync(("partners.csv", header + "P #4,New,DE,de,2013-01-01\n"));
        result.FirstRejects.ShouldHaveSingleItem().Reason.ShouldBe(
            "the character U+0020 is not allowed: an id has letters, digits and . _ / -");
    }
}
