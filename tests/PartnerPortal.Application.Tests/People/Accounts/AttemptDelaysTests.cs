using System.Net;
using PartnerPortal.Application.People.Accounts;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.People.Accounts;

public sealed class AttemptDelaysTests
{
    [Fact]
    public void From_one_place_the_wait_doubles_up_to_a_quarter_of_an_hour() =>
        Enumerable.Range(1, 15).Select(wrong => AttemptDelays.Here(wrong).TotalSeconds)
            .ShouldBe([0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);

    [Fact]
    public void Of_passwords_from_all_places_together_twenty_are_free_and_ten_seconds_the_longest() =>
        Enumerable.Range(19, 9).Select(wrong => AttemptDelays.PasswordsEverywhere(wrong).TotalSeconds).ShouldBe(
            [0, 0, 1, 2, 4, 8, 10, 10, 10]);

    [Fact]
    public void Of_codes_from_all_places_together_twenty_are_free_and_five_minutes_the_longest() =>
        Enumerable.Range(19, 13).Select(wrong => AttemptDelays.CodesEverywhere(wrong).TotalSeconds)
            .ShouldBe([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);

    [Fact]
    public void No_number_of_attempts_makes_the_wait_short_again() =>
        new[] { 40, 100, 10_000, int.MaxValue }.ShouldAllBe(wrong =>
            AttemptDelays.Here(wrong) == TimeSpan.FromMinutes(15) && AttemptDelays.PasswordsEverywhere(wrong) == TimeSpan.FromSeconds(10)
            && AttemptDelays.CodesEverywhere(wrong) == TimeSpan.FromMinutes(5));

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    public void Attempts_count_for_an_address_or_a_household_of_ipv6(string address, string network) =>
        new SignInSource(IPAddress.Parse(address)).Network.ShouldBe(network);
}
