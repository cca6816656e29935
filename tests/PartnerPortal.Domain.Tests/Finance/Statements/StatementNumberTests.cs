using PartnerPortal.Domain.Finance.Statements;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Statements;

public sealed class StatementNumberTests
{
    [Theory]
    [InlineData("P-1007", 3, "P-1007/2013-003", "P-1007-2013-003")]
    [InlineData("P-1007", 12, "P-1007/2013-012", "P-1007-2013-012")]
    [InlineData("Société.7_x", 1, "Société.7_x/2013-001", "Société.7_x-2013-001")]
    public void It_counts_within_partner_and_year(string partner, int sequence, string number, string file)
    {
        StatementNumber.Of(partner, 2013, sequence).ShouldBe(number);
        StatementNumber.FileName(number).ShouldBe(file);
    }

    [Fact]
    public void One_of_before_stays_as_it_is()
    {
        StatementNumber.FileName("2013-000017").ShouldBe("2013-000017");
        StatementNumber.Split("2013-000017").ShouldBe((null, "2013-000017"));
    }

    /// <summary>Numbers of partners that differ only in what no file may be called.</summary>
    [Fact]
    public void Files_are_safe_and_no_two_partners_share_one()
    {
        string[] partners =
        [
            "A/B", "A_B", "A\\B", "A:B", "A B", "A~B", "..", "../A", "A/2013-001", ".A", "A", new string('x', 100), new string('x', 99),
            new string('/', 100),
        ];
        var names = partners.Select(partner => StatementNumber.FileName(StatementNumber.Of(partner, 2013, 1))).ToList();
        names.ShouldBeUnique();
        names.ShouldAllBe(name => name.Length <= 120 && name[0] != '.' && !name.Any(sign => "/\\: ".Contains(sign)));
        foreach (var partner in partners) StatementNumber.Split(StatementNumber.Of(partner, 2013, 1)).ShouldBe((partner, "2013-001"));
    }
}
