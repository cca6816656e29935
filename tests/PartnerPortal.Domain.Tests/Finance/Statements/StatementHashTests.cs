using System.Reflection;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Statements;
using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Tests.Finance.Statements.StatementSamples;

namespace PartnerPortal.Domain.Tests.Finance.Statements;

public sealed class StatementHashTests
{
    private static readonly Statement Frozen = Build(Fee(), Commission());

    public static TheoryData<string> HeadChanges => [.. HeadChanged.Keys];

    public static TheoryData<string> EntryChanges => [.. EntryChanged.Keys];

    public static TheoryData<string> Explanations => [.. typeof(PostingWhy).GetProperties().Select(property => property.Name)];

    private static Dictionary<string, Statement> HeadChanged => new()
    {
        ["number"] = Frozen with { Number = "2013-000018" },
        ["period"] = Frozen with { Period = new Month(2013, 4) },
        ["partner id"] = Frozen with { Partner = Partner with { PartnerId = "P-2" } },
        ["name"] = Frozen with { Partner = Partner with { Name = "Mueller & Søn" } },
        ["country"] = Frozen with { Partner = Partner with { Country = "AT" } },
        ["language"] = Frozen with { Partner = Partner with { Language = "en" } },
        ["VAT number"] = Frozen with { Partner = Partner with { VatId = null } },
        ["bank account"] = Frozen with { Partner = Partner with { Iban = null } },
        ["opening"] = Frozen with { Opening = Money.Eur(-10.01m) },
        ["currency"] = Frozen with { Opening = new Money(-10.00m, new Currency("CHF")) },
        ["closing"] = Frozen with { Closing = Money.Eur(48.21m) },
        ["held"] = Frozen with { Held = Money.Eur(0m) },
        ["fee year"] = Frozen with { Goal = Goal with { FeeYear = 2012 } },
        ["licence revenue"] = Frozen with { Goal = Goal with { LicenceRevenue = Money.Eur(1_200.01m) } },
        ["threshold"] = Frozen with { Goal = Goal with { Threshold = Money.Eur(2_500.01m) } },
        ["fees"] = Frozen with { Goal = Goal with { Fees = Money.Eur(243.99m) } },
        ["an entry less"] = Frozen with { Entries = [Fee()] },
        ["an entry twice"] = Frozen with { Entries = [Fee(), Fee(), Commission()] },
        ["order of entries"] = Frozen with { Entries = [Commission(), Fee()] },
        ["text moved into the next field"] = Frozen with { Partner = Partner with { Name = "Müller & SønD", Country = "E" } },
    };

    private static Dictionary<string, StatementEntry> EntryChanged => new()
    {
        ["kind"] = Commission() with { Kind = PostingKind.Adjustment },
        ["value date"] = Commission() with { ValueDate = new DateOnly(2013, 3, 21) },
        ["amount"] = Commission() with { Amount = Money.Eur(106.21m) },
        ["cause"] = Commission("R-1/1/payment:PAY-2"),
        ["held"] = Commission() with { Held = false },
    };

    [Fact]
    public void The_hash_of_the_same_statement_is_the_same_for_ever() =>
        Frozen.Hash.ShouldBe("294185b421c723a8420aa44363c77d5ad55ef68e3899194a976831ea5d860b8b");

    [Fact]
    public void A_frozen_statement_proves_its_content()
    {
        Frozen.Hash.ShouldBe(StatementBuilder.HashOf(Frozen));
        Build(Fee(), Commission()).Hash.ShouldBe(Frozen.Hash);
        Frozen.Hash.Length.ShouldBe(64);
    }

    [Fact]
    public void How_many_zeros_a_number_is_stored_with_does_not_matter() =>
        Build(Fee(), Commission() with { Why = Commission().Why with { Rate = 33.0000m, Fx = 1.30560000m, Base = 1_000m } }).Hash.ShouldBe(
            Frozen.Hash);

    [Theory, MemberData(nameof(HeadChanges))]
    public void Any_change_of_the_head_changes_the_hash(string change) =>
        StatementBuilder.HashOf(HeadChanged[change]).ShouldNotBe(Frozen.Hash);

    [Theory, MemberData(nameof(EntryChanges))]
    public void Any_change_of_an_entry_changes_the_hash(string change) => Build(Fee(), EntryChanged[change]).Hash.ShouldNotBe(Frozen.Hash);

    [Theory, MemberData(nameof(Explanations))]
    public void Any_change_of_an_explanation_changes_the_hash(string property)
    {
        var why = Commission().Why with { };
        Change(why, typeof(PostingWhy).GetProperty(property)!);
        Build(Fee(), Commission() with { Why = why }).Hash.ShouldNotBe(Frozen.Hash);
    }

    private static void Change(PostingWhy why, PropertyInfo property) => property.SetValue(why, property.GetValue(why) switch
    {
        null when property.PropertyType == typeof(string) => "something",
        null when property.PropertyType == typeof(decimal?) => 0.01m,
        null when property.PropertyType == typeof(int?) => 2013,
        null when property.PropertyType == typeof(Month?) => new Month(2013, 3),
        string text => text + "x",
        decimal number => number + 0.0001m,
        int number => number + 1,
        DateOnly date => date.AddDays(1),
        var other => throw new InvalidOperationException($"{property.Name} is a {other?.GetType().Name ?? property.PropertyType.Name}"),
    });
}
