using FsCheck;
using FsCheck.Fluent;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Statements;
using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Tests.Finance.Statements.StatementSamples;

namespace PartnerPortal.Domain.Tests.Finance.Statements;

public sealed class StatementBuilderTests
{
    [Fact]
    public void Opening_and_entries_make_the_closing_balance()
    {
        var statement = Build(Commission(), Fee());
        (statement.Number, statement.Period, statement.Partner).ShouldBe(("2013-000017", new Month(2013, 3), Partner));
        (statement.Opening, statement.Closing, statement.Held).ShouldBe((Money.Eur(-10.00m), Money.Eur(48.20m), Money.Eur(106.20m)));
        statement.Goal.ShouldBe(Goal);
    }

    [Fact]
    public void Without_entries_the_balance_stays() => Build().Closing.ShouldBe(Money.Eur(-10.00m));

    [Fact]
    public void Each_closing_balance_opens_the_next_statement() =>
        Property.Check(Amounts.Cents(-50_000, 50_000).ListOf().ListOf().Resize(8), months =>
        {
            var opening = Money.Zero(Currency.Eur);
            foreach (var month in months)
            {
                var entries = month.Select(amount => Fee() with { Amount = Money.Eur(amount) });
                opening = StatementBuilder.Build(
                    "P-1/2013-001", new Month(2013, 3), Partner, opening, entries, Money.Eur(0m), Goal).Closing;
            }

            opening.ShouldBe(Money.Eur(months.Sum(month => month.Sum())));
        });

    [Fact]
    public void Entries_are_ordered_by_kind_then_value_date_then_cause_as_plain_text()
    {
        var purchase = Commission("R-2/invoice:R-2", 1) with { Kind = PostingKind.Purchase };
        StatementEntry[] inOrder = [
            Fee("2013-02"), Fee(), Commission("R-9", 19), Commission("R-10", 20), Commission("R-9", 20), Commission("a", 20), purchase];
        Build(inOrder.Reverse()).Entries.ShouldBe(inOrder);
    }

    [Fact]
    public void The_order_in_which_entries_arrive_changes_nothing()
    {
        StatementEntry[] entries = [
            Fee(), Fee("2013-02"), Commission(), Commission("R-1/2/payment:PAY-1"), Commission("R-2/1/payment:PAY-2", 3)];
        var hash = Build(entries).Hash;
        Property.Check(Gen.Shuffle(entries), shuffled => Build(shuffled).Hash.ShouldBe(hash), times: 100);
    }

    [Fact]
    public void Another_currency_has_no_place_on_it() =>
        Should.Throw<ArgumentException>(() => Build(Fee() with { Amount = new Money(1m, new Currency("CHF")) }));
}
