using System.Globalization;
using PartnerPortal.Data.Program.Terms;
using PartnerPortal.Domain;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Terms;

/// <summary>The bounds of a program's settings; what is refused leaves them as they were.</summary>
public sealed class ProgramSettingsTests
{
    [Theory]
    [InlineData(0, "close.day")]
    [InlineData(1, "set")]
    [InlineData(28, "set")]
    [InlineData(29, "close.day")]
    public void Months_close_by_themselves_on_a_day_that_every_month_has(int day, string outcome)
    {
        var program = Some();
        Outcome(() => program.SetAutomaticClose(true, day)).ShouldBe(outcome);
        (program.AutomaticClose, program.AutomaticCloseDay).ShouldBe(outcome == "set" ? (true, day) : (false, 0));
    }

    [Theory]
    [InlineData("1.49", "2500", "parking.multiple")]
    [InlineData("1.5", "0", "set")]
    [InlineData("1.555", "2500", "parking.multiple")]
    [InlineData("1000", "10000000", "set")]
    [InlineData("1000.01", "2500", "parking.multiple")]
    [InlineData("5", "-0.01", "parking.floor")]
    [InlineData("5", "10000000.01", "parking.floor")]
    [InlineData("5", "0.001", "parking.floor")]
    public void Parking_has_a_multiple_and_a_floor_within_bounds(string multiple, string floor, string outcome)
    {
        var (program, given) = (Some(), (true, Number(multiple), Number(floor)));
        Outcome(() => program.SetParking(true, given.Item2, given.Item3)).ShouldBe(outcome);
        (program.Parking, program.ParkingMultiple, program.ParkingFloor).ShouldBe(outcome == "set" ? given : (false, 0m, 0m));
    }

    private static ProgramRow Some() => new() { ProgramId = "main", Currency = "EUR", TimeZone = "Europe/Madrid" };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Outcome(Action set)
    {
        try
        {
            set();
            return "set";
        }
        catch (RuleViolationException refused)
        {
            return refused.Code;
        }
    }
}
