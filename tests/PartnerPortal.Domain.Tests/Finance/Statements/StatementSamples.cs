using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Domain.Tests.Finance.Statements;

/// <summary>A statement of March 2013 with one fee and one commission in another currency.</summary>
internal static class StatementSamples
{
    public static readonly StatementPartner Partner = new("P-1", "Müller & Søn", "DE", "de", "DE123456789", "DE02120300000000202051");

    public static readonly GoalProgress Goal = new(2013, Money.Eur(1_200.00m), Money.Eur(2_500.00m), Money.Eur(244.00m));

    public static StatementEntry Fee(string month = "2013-03") => new(
        PostingKind.MonthlyFee, Month.Parse(month).First, Money.Eur(-48.00m), month,
        new PostingWhy { TermsValidFrom = DateOnly.MinValue, FeeYear = 2013, FeeMonth = Month.Parse(month) }, Held: false);

    public static StatementEntry Commission(string cause = "R-1/1/payment:PAY-1", int day = 20) => new(
        PostingKind.Commission, new DateOnly(2013, 3, day), Money.Eur(106.20m), cause,
        new PostingWhy
        {
            TermsValidFrom = new DateOnly(2013, 1, 1),
            InvoiceNo = "R-1",
            LineNo = 1,
            Customer = "Bäckerei Huber",
            Document = "PAY-1",
            Label = "initial",
            Rate = 33m,
            Base = 1_000.00m,
            Paid = 500.00m,
            Gross = 1_190.00m,
            Fx = 1.3056m,
            InvoiceCurrency = "USD",
            Target = 106.20m,
        },
        Held: true);

    public static Statement Build(params IEnumerable<StatementEntry> entries) => StatementBuilder.Build(
        "2013-000017", new Month(2013, 3), Partner, Money.Eur(-10.00m), entries, Money.Eur(106.20m), Goal);
}
