using FsCheck;
using FsCheck.Fluent;
using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Domain.Finance.Payments;
using PartnerPortal.Domain.Tests.Finance.Payments;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Commissions;

/// <summary>Spec 07, invariants 6 and 7, on random invoices.</summary>
public sealed class CommissionInvariantTests
{
    [Fact]
    public void After_every_event_each_line_has_earned_exactly_what_the_formula_says() =>
        Property.Check(InvoiceCase.Any, sample =>
        {
            var invoice = sample.Open();
            var earned = new decimal[sample.Lines.Count];
            for (var count = 1; count <= sample.Events.Count; count++)
            {
                foreach (var posting in invoice.Post(sample.Events[count - 1]))
                    earned[posting.Why.LineNo!.Value - 1] += posting.Amount.Amount;
                var events = sample.Events.Take(count).ToList();
                earned.ShouldBe(sample.Lines.Select((_, index) => sample.Target(index, events)));
            }
        });

    [Fact]
    public void Any_order_of_the_events_ends_in_the_same_commission() =>
        Property.Check(
            from sample in InvoiceCase.Any
            from order in Gen.Shuffle(sample.Events.ToArray())
            select (sample, order),
            run => EarnedByLine(run.sample, run.sample.Open().Post(run.order))
                .ShouldBe(run.sample.Lines.Select((_, index) => run.sample.Target(index, [.. run.sample.Events]))));

    [Fact]
    public void Any_batching_of_the_events_ends_in_the_same_commission() =>
        Property.Check(
            from sample in InvoiceCase.Any
            from order in Gen.Shuffle(sample.Events.ToArray())
            from size in Gen.Choose(1, 6)
            select (sample, batches: order.Chunk(size)),
            run =>
            {
                var invoice = run.sample.Open();
                var postings = run.batches.SelectMany(batch => invoice.PostBatch(batch)).ToList();
                EarnedByLine(run.sample, postings).ShouldBe(EarnedByLine(run.sample, run.sample.Open().Post(run.sample.Events)));
            });

    [Fact]
    public void A_positive_line_never_earns_less_than_nothing_nor_more_than_its_rate_of_what_is_left() =>
        Property.Check(InvoiceCase.Any, sample =>
        {
            var invoice = sample.Open();
            foreach (var happened in sample.Events)
            {
                invoice.Post(happened);
                foreach (var line in invoice.Lines.Where(line => line.NetInvoiced > 0 && line.Rate is not null))
                {
                    line.Posted.ShouldBeInRange(0m, ((Fraction)line.Rate!.Value.Value / 100m * line.NetLeft / sample.Fx).RoundToCents());
                }
            }
        });

    [Fact]
    public void Unpaid_earns_nothing_while_something_is_left_to_pay() =>
        Property.Check(InvoiceCase.Any, sample =>
        {
            var invoice = sample.Open();
            foreach (var happened in sample.Events.Where(happened => happened.Kind != InvoiceEventKind.Payment))
            {
                invoice.Post(happened);
                if (invoice.GrossLeft > 0) invoice.Lines.ShouldAllBe(line => line.Posted == 0m);
            }
        });

    [Fact]
    public void Fully_paid_earns_exactly_the_rounded_rate_however_it_was_paid() =>
        Property.Check(
            from sample in InvoiceCase.Any
            from cuts in Gen.Choose(0, 1000).ListOf().Resize(6)
            where sample.Gross > 0
            select (sample, cuts),
            run =>
            {
                var invoice = run.sample.Open();
                var postings = invoice.Post([InvoiceSamples.Issued(), .. PartsOf(run.sample.Gross, run.cuts)]);
                EarnedByLine(run.sample, postings).ShouldBe(
                    run.sample.Lines.Select(line => ((Fraction)(line.Rate ?? 0m) / 100m * line.Net / run.sample.Fx).RoundToCents()));
            });

    [Fact]
    public void Overpayment_earns_nothing_more() =>
        Property.Check(
            from sample in InvoiceCase.Any
            from more in Amounts.Cents(1, 1_000_000)
            where sample.Gross > 0
            select (sample, more),
            run =>
            {
                var invoice = run.sample.Open();
                invoice.Post(InvoiceSamples.Issued(), InvoiceSamples.Paid(run.sample.Gross));
                invoice.Post(InvoiceSamples.Paid(run.more, "PAY-2")).ShouldBeEmpty();
            });

    [Fact]
    public void Running_again_without_an_event_posts_nothing() =>
        Property.Check(InvoiceCase.Any, sample =>
        {
            var invoice = sample.Open();
            foreach (var happened in sample.Events)
            {
                invoice.Post(happened);
                CommissionCalculator.Post(invoice, happened, "P-1", new Month(2013, 3), Currency.Eur).ShouldBeEmpty();
            }
        });

    [Fact]
    public void Postings_are_whole_cents_never_zero_and_have_keys_of_their_own() =>
        Property.Check(InvoiceCase.Any, sample =>
        {
            var postings = sample.Open().Post(sample.Events);
            postings.ShouldAllBe(posting => !posting.Amount.IsZero && posting.Amount == posting.Amount.Round());
            postings.Select(posting => posting.BusinessKey).ShouldBeUnique();
        });

    [Fact]
    public void Targets_of_large_amounts_are_exact_to_the_cent() =>
        Property.Check(
            from net in Amounts.Large
            from gross in Amounts.Large
            from paid in Amounts.Large
            from rate in Amounts.Rate
            from fx in Amounts.Fx
            select new { net, gross, paid, rate, fx },
            sizes =>
            {
                var invoice = InvoiceSamples.InCurrency("USD", sizes.fx, sizes.gross, InvoiceSamples.Line(1, sizes.net, sizes.rate));
                invoice.Apply(InvoiceSamples.Paid(sizes.paid));
                var share = (Fraction)Math.Min(sizes.paid, sizes.gross) / sizes.gross;
                CommissionCalculator.Target(invoice, invoice.Lines[0])
                    .ShouldBe(((Fraction)sizes.rate / 100m * sizes.net * share / sizes.fx).RoundToCents());
            },
            times: 2_000);

    private static IEnumerable<decimal> EarnedByLine(InvoiceCase sample, IReadOnlyCollection<Domain.Finance.Ledger.Posting> postings) =>
        sample.Lines.Select((_, index) => postings.Earned(index + 1));

    private static IEnumerable<InvoiceEvent> PartsOf(decimal gross, IEnumerable<int> perMille)
    {
        var left = gross;
        foreach (var (part, index) in perMille.Select((part, index) => (part, index)))
        {
            var amount = decimal.Truncate(left * part / 10m) / 100m;
            left -= amount;
            yield return InvoiceSamples.Paid(amount, $"PAY-{index}");
        }

        yield return InvoiceSamples.Paid(left, "PAY-last");
    }
}
