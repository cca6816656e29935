using PartnerPortal.Demo;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Demo;

public sealed class PartnerSharesTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(1_000)]
    [InlineData(20_000)]
    public void The_largest_partner_has_a_twentieth_and_nobody_more(int partners)
    {
        const int Customers = 1_000_000;
        var first = PartnerShares.FirstCustomers(partners, Customers);
        var sizes = first.Zip(first.Skip(1), (from, to) => to - from).ToList();
        (sizes[0] / (double)Customers).ShouldBe(0.05, 0.0005);
        sizes.Max().ShouldBeLessThanOrEqualTo(sizes[0] + 1);
        sizes.Sum().ShouldBe(Customers);
        sizes.ShouldAllBe(size => size >= 0);
    }

    [Fact]
    public void Fewer_than_twenty_share_alike()
    {
        PartnerShares.FirstCustomers(4, 400).ShouldBe([0, 100, 200, 300, 400]);
    }
}
