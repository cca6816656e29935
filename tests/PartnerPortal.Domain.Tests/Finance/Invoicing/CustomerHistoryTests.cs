using FsCheck;
using FsCheck.Fluent;
using PartnerPortal.Domain.Finance.Invoicing;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Invoicing;

public sealed class CustomerHistoryTests
{
    private static readonly DateOnly March4 = new(2013, 3, 4);
    private static readonly DateOnly April8 = new(2013, 4, 8);
    private static readonly DateOnly May2 = new(2013, 5, 2);

    [Fact]
    public void Without_an_earlier_invoice_it_is_the_first() => Seen(new CustomerHistory(), March4).ShouldBe((March4, true));

    [Fact]
    public void After_an_earlier_invoice_it_is_not()
    {
        var history = new CustomerHistory();
        history.Add(March4, 119.00m, []);
        Seen(history, April8).ShouldBe((March4, false));
        Seen(history, March4).ShouldBe((March4, false));
    }

    [Fact]
    public void A_first_invoice_credited_in_full_makes_the_next_one_the_first()
    {
        var history = new CustomerHistory();
        history.Add(March4, 119.00m, [(April8, 119.00m)]);
        Seen(history, April8.AddDays(1)).ShouldBe((April8.AddDays(1), true));
        history.Add(April8.AddDays(1), 59.50m, []);
        Seen(history, May2).ShouldBe((April8.AddDays(1), false));
    }

    [Fact]
    public void A_credit_on_the_day_of_the_invoice_at_hand_does_not_count_yet()
    {
        var history = new CustomerHistory();
        history.Add(March4, 119.00m, [(April8, 119.00m)]);
        Seen(history, April8).ShouldBe((March4, false));
    }

    [Fact]
    public void A_credit_that_leaves_a_cent_leaves_the_invoice_the_first()
    {
        var history = new CustomerHistory();
        history.Add(March4, 119.00m, [(March4, 100.00m), (April8, 18.99m)]);
        Seen(history, May2).ShouldBe((March4, false));
    }

    [Fact]
    public void Several_credits_that_make_the_whole_make_the_next_one_the_first()
    {
        var history = new CustomerHistory();
        history.Add(March4, 119.00m, [(March4, 100.00m), (April8, 19.00m)]);
        Seen(history, April8).ShouldBe((March4, false));
        Seen(history, May2).ShouldBe((May2, true));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-119)]
    public void An_invoice_of_nothing_or_less_is_never_the_first(int gross)
    {
        var history = new CustomerHistory();
        history.Add(March4, gross, []);
        Seen(history, April8).ShouldBe((April8, true));
    }

    [Fact]
    public void On_one_day_the_smaller_number_as_text_comes_first()
    {
        var first = new Dictionary<string, bool>();
        var history = new CustomerHistory();
        foreach (var number in new[] { "9", "10", "R-2" }.Order(StringComparer.Ordinal))
        {
            first[number] = Seen(history, March4).IsFirst;
            history.Add(March4, 119.00m, []);
        }

        first.ShouldBe(new Dictionary<string, bool> { ["10"] = true, ["9"] = false, ["R-2"] = false });
    }

    [Fact]
    public void It_equals_the_definition_for_any_history() =>
        Property.Check(Invoice.Any.ListOf().Resize(10), invoices =>
        {
            var history = new CustomerHistory();
            var before = new List<Invoice>();
            foreach (var invoice in invoices.OrderBy(invoice => invoice.IssuedOn))
            {
                var first = before.FirstOrDefault(earlier => earlier.LeftBefore(invoice.IssuedOn) > 0);
                Seen(history, invoice.IssuedOn).ShouldBe((first?.IssuedOn ?? invoice.IssuedOn, first is null));
                history.Add(invoice.IssuedOn, invoice.Gross, invoice.Credits);
                before.Add(invoice);
            }
        });

    private static (DateOnly FirstInvoiceOn, bool IsFirst) Seen(CustomerHistory history, DateOnly issuedOn)
    {
        var date = history.FirstInvoiceDate(issuedOn, out var isFirst);
        return (date, isFirst);
    }

    private sealed record Invoice(DateOnly IssuedOn, decimal Gross, IReadOnlyList<(DateOnly IssuedOn, decimal Gross)> Credits)
    {
        public static Gen<Invoice> Any { get; } =
            from day in Gen.Choose(0, 60)
            from gross in Gen.Elements(-10m, 0m, 0.60m, 12m, 120m)
            from credits in Gen.Choose(0, 30).ListOf().Resize(2)
            let date = March4.AddDays(day)
            select new Invoice(date, gross, [.. credits.Select(after => (date.AddDays(after), Math.Max(gross, 0m) / credits.Count))]);

        public decimal LeftBefore(DateOnly date) => Gross - Credits.Where(credit => credit.IssuedOn < date).Sum(credit => credit.Gross);
    }
}
