using System.Globalization;
using PartnerPortal.Data.Sales.Licensing;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Sales.Licensing;

/// <summary>What is taken back or given back is so once.</summary>
public sealed class LicenceTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-01-10", "2026-01-15", "2026-01-15")]
    [InlineData("2026-01-15", "2026-01-15", "2026-01-15")]
    [InlineData("2026-01-16", "2026-01-15", "2026-01-16")]
    public void A_licence_is_invalid_from_its_return_on_and_never_before_it_began(string from, string today, string through)
    {
        var licence = new Licence
        {
            ProgramId = "main", PartnerId = "A", LicenceId = "NFR-1", Seats = 1, ValidFrom = Day(from), TakenBy = "Olga",
        };
        licence.Status.ShouldBe(LicenceStatus.Active);
        licence.Return(Day(today), "Olga", At);
        (licence.Status, licence.ValidTo, licence.ReturnedBy).ShouldBe((LicenceStatus.Terminated, Day(through), "Olga"));
        Should.Throw<RuleViolationException>(() => licence.Return(Day("2026-02-01"), "Tina", At)).Code.ShouldBe("licence.unknown");
        (licence.ValidTo, licence.ReturnedBy).ShouldBe((Day(through), "Olga"));
    }

    [Fact]
    public void A_grant_is_taken_back_once()
    {
        var grant = new GrantedAllowance { ProgramId = "main", PartnerId = "A", Reason = "Demo room", GrantedBy = "Mara" };
        grant.Revoke("Mara", At);
        Should.Throw<RuleViolationException>(() => grant.Revoke("Max", At)).Code.ShouldBe("allowance.unknown");
        grant.RevokedBy.ShouldBe("Mara");
    }

    [Fact]
    public void A_use_is_taken_back_once()
    {
        var use = new UsedAllowance { ProgramId = "main", PartnerId = "A", Note = "Migration", RecordedBy = "Mara" };
        use.Retract("Mara", At);
        Should.Throw<RuleViolationException>(() => use.Retract("Max", At)).Code.ShouldBe("allowance.unknown");
        use.RetractedBy.ShouldBe("Mara");
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
