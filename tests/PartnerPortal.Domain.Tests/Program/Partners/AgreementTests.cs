using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Tests.Program.Partners.AgreementSamples;

namespace PartnerPortal.Domain.Tests.Program.Partners;

public sealed class AgreementTests
{
    private static readonly DateOnly Activated = new(2013, 3, 15);
    private static readonly DateOnly Terminated = new(2013, 9, 2);

    [Fact]
    public void It_is_in_force_from_its_first_to_its_last_day()
    {
        var agreement = Agreement(Activated, Terminated);
        agreement.InForceOn(Activated.AddDays(-1)).ShouldBeFalse();
        agreement.InForceOn(Activated).ShouldBeTrue();
        agreement.InForceOn(Terminated).ShouldBeTrue();
        agreement.InForceOn(Terminated.AddDays(1)).ShouldBeFalse();
        Agreement(Activated).InForceOn(DateOnly.MaxValue).ShouldBeTrue();
    }

    [Fact]
    public void Fees_run_from_the_month_of_activation_to_the_month_of_termination()
    {
        var agreement = Agreement(Activated, Terminated);
        agreement.ChargedIn(new Month(2013, 2)).ShouldBeFalse();
        agreement.ChargedIn(new Month(2013, 3)).ShouldBeTrue();
        agreement.ChargedIn(new Month(2013, 9)).ShouldBeTrue();
        agreement.ChargedIn(new Month(2013, 10)).ShouldBeFalse();
        Agreement(Activated).ChargedIn(new Month(2099, 12)).ShouldBeTrue();
    }
}
