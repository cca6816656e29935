using FsCheck;
using FsCheck.Fluent;
using PartnerPortal.Domain.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Ledger;

public sealed class CauseTests
{
    private static readonly Gen<string> Names = Gen.Elements('a', '1', '/', '%', '2', 'F', '5').ListOf().Resize(6).Select(string.Concat);

    private static readonly Gen<string[]> Parts = Gen.OneOf(
        from document in Names select new[] { document },
        from document in Names from happened in Names select new[] { document, happened },
        from document in Names from line in Gen.Choose(0, 25) from happened in Names select new[] { document, $"{line}", happened });

    [Fact]
    public void Parts_are_separated_by_slashes()
    {
        Cause.Of("S-1").ShouldBe("S-1");
        Cause.Of("2013", "2013-06").ShouldBe("2013/2013-06");
        Cause.Of("R-1", 3, "payment:PAY-1").ShouldBe("R-1/3/payment:PAY-1");
    }

    [Fact]
    public void Slash_and_percent_inside_a_part_are_written_out()
    {
        Cause.Of("2013/7").ShouldBe("2013%2F7");
        Cause.Of("50%", "a/b").ShouldBe("50%25/a%2Fb");
        Cause.Of("%2F").ShouldBe("%252F");
    }

    [Fact]
    public void Two_different_causes_never_look_the_same() =>
        Property.Check(Parts.Two(), pair =>
        {
            var (left, right) = pair;
            (Of(left) == Of(right)).ShouldBe(left.SequenceEqual(right));
        }, times: 5_000);

    private static string Of(string[] parts) => parts switch
    {
        [var document] => Cause.Of(document),
        [var document, var happened] => Cause.Of(document, happened),
        [var document, var line, var happened] => Cause.Of(
            document, int.Parse(line, System.Globalization.CultureInfo.InvariantCulture), happened),
        _ => throw new ArgumentException("One to three parts", nameof(parts)),
    };
}
