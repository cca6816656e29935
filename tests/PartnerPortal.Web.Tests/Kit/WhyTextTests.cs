using System.Globalization;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Web.Components.Finance.Ledger;
using PartnerPortal.Web.Tests.Texts;

namespace PartnerPortal.Web.Tests.Kit;

/// <summary>The amounts are those of the worked examples.</summary>
public sealed class WhyTextTests
{
    private static readonly PostingWhy FirstPart = new()
    {
        InvoiceNo = "611365", LineNo = 1, Rate = 33m, Base = 1000m, Paid = 500m, Gross = 1190m, Target = 138.66m, Label = "initial",
    };

    private static readonly WhyText Words = new(ScreenTexts.OfAllAreas);

    [Theory]
    [InlineData("en-GB", "33 % of 1,000.00 on invoice 611365, 500.00 of 1,190.00 paid = 138.66")]
    [InlineData("de-DE", "33 % von 1.000,00 auf Rechnung 611365, 500,00 von 1.190,00 bezahlt = 138,66")]
    public void A_first_part_says_rate_base_and_share(string culture, string expected) =>
        Say(culture, PostingKind.Commission, 138.66m, FirstPart).ShouldBe(expected);

    [Theory]
    [InlineData("en-GB", "33 % of 1,000.00 on invoice 611365, paid in full = 330.00, less 138.66 posted before = 191.34")]
    [InlineData("de-DE", "33 % von 1.000,00 auf Rechnung 611365, ganz bezahlt = 330,00, abzüglich 138,66, die schon gebucht sind = 191,34")]
    public void A_later_part_takes_off_what_was_posted_before(string culture, string expected) =>
        Say(culture, PostingKind.Commission, 191.34m, FirstPart with { Paid = 1190m, Target = 330m }).ShouldBe(expected);

    [Fact]
    public void A_returned_payment_takes_commission_back() =>
        Say("en-GB", PostingKind.Commission, -33m, FirstPart with { Paid = 1071m, Target = 297m })
            .ShouldBe("33 % of 1,000.00 on invoice 611365, 1,071.00 of 1,190.00 paid = 297.00, less 330.00 posted before = −33.00");

    [Fact]
    public void An_invoice_credited_in_full_says_so() =>
        Say("en-GB", PostingKind.Commission, -330m, FirstPart with { Base = 0m, Gross = 0m, Paid = 1190m, Target = 0m })
            .ShouldBe("33 % of 0.00 on invoice 611365, credited in full = 0.00, less 330.00 posted before = −330.00");

    [Theory]
    [InlineData("en-GB", "33 % of 1,000.00 CHF on invoice 611365, 500.00 of 1,190.00 CHF paid, at 0.9482 CHF for 1 EUR = 146.23 EUR")]
    [InlineData(
        "de-DE", "33 % von 1.000,00 CHF auf Rechnung 611365, 500,00 von 1.190,00 CHF bezahlt, zu 0,9482 CHF für 1 EUR = 146,23 EUR")]
    public void Another_currency_names_itself_and_the_rate(string culture, string expected) =>
        Say(culture, PostingKind.Commission, 146.23m, FirstPart with { Fx = 0.9482m, InvoiceCurrency = "CHF", Target = 146.23m }).ShouldBe(
            expected);

    [Theory]
    [InlineData("en-GB", "Registration fee, charged once at activation: 196.00")]
    [InlineData("de-DE", "Registrierungsgebühr, einmalig bei der Aktivierung: 196,00")]
    public void A_registration_fee(string culture, string expected) =>
        Say(culture, PostingKind.RegistrationFee, -196m, new PostingWhy { FeeYear = 2026 }).ShouldBe(expected);

    [Theory]
    [InlineData("en-GB", "Monthly fee for March 2026: 48.00")]
    [InlineData("de-DE", "Monatsgebühr für März 2026: 48,00")]
    public void A_monthly_fee(string culture, string expected) =>
        Say(culture, PostingKind.MonthlyFee, -48m, new PostingWhy { FeeMonth = new Month(2026, 3) }).ShouldBe(expected);

    [Theory]
    [InlineData("en-GB", "Monthly fee for March 2026 waived, 48.00 given back: moved house")]
    [InlineData("de-DE", "Monatsgebühr für März 2026 erlassen, 48,00 zurück: moved house")]
    public void A_waiver_gives_its_reason(string culture, string expected) =>
        Say(culture, PostingKind.FeeWaiver, 48m, new PostingWhy { FeeMonth = new Month(2026, 3), Text = "moved house" }).ShouldBe(expected);

    [Theory]
    [InlineData("en-GB", "Licence revenue of 2,500.00 in 2026 reaches 2,500.00, so all fees of 2026 come back: 388.00")]
    [InlineData("de-DE", "Der Lizenzumsatz 2026 von 2.500,00 erreicht 2.500,00, also kommen alle Gebühren 2026 zurück: 388,00")]
    public void A_refund_sets_revenue_against_the_threshold(string culture, string expected) =>
        Say(culture, PostingKind.FeeRefund, 388m, Refund(2500m, 388m)).ShouldBe(expected);

    [Fact]
    public void A_refund_of_a_later_month_is_the_difference() =>
        Say("en-GB", PostingKind.FeeRefund, 48m, Refund(2500m, 436m))
            .ShouldBe(
                "Licence revenue of 2,500.00 in 2026 reaches 2,500.00, so all fees of 2026 come back: 436.00, less 388.00 posted before = 48.00");

    [Theory]
    [InlineData("en-GB", "Licence revenue of 2,499.99 in 2026 is below 2,500.00 again, so the 436.00 given back before are taken back")]
    [InlineData(
        "de-DE", "Der Lizenzumsatz 2026 von 2.499,99 liegt wieder unter 2.500,00, also werden die erstatteten 436,00 zurückgenommen")]
    public void A_refund_is_taken_back_below_the_threshold(string culture, string expected) =>
        Say(culture, PostingKind.FeeRefund, -436m, Refund(2499.99m, 484m)).ShouldBe(expected);

    [Theory]
    [InlineData("en-GB", "Training: list price 75.25 less 50 % for own use = 37.63")]
    [InlineData("de-DE", "Training: Listenpreis 75,25 abzüglich 50 % für Eigenbedarf = 37,63")]
    public void A_service_is_its_list_price_less_the_discount(string culture, string expected) =>
        Say(culture, PostingKind.SlaService, -37.63m, new PostingWhy { Text = "Training", Base = 75.25m, Rate = 50m }).ShouldBe(expected);

    [Theory]
    [InlineData("en-GB", "Invoice 7 billed to the partner as the buyer: 119.00")]
    [InlineData("de-DE", "Rechnung 7 an den Partner als Käufer: 119,00")]
    public void A_purchase(string culture, string expected) =>
        Say(culture, PostingKind.Purchase, -119m, new PostingWhy { InvoiceNo = "7", Gross = 119m, Paid = 0m }).ShouldBe(expected);

    [Fact]
    public void A_credited_purchase_says_what_is_left() =>
        Say("en-GB", PostingKind.Purchase, 19m, new PostingWhy { InvoiceNo = "7", Gross = 100m, Paid = 0m })
            .ShouldBe("Invoice 7 billed to the partner now comes to 100.00: 19.00");

    [Theory]
    [InlineData("en-GB", 100, "Payment P1 on invoice 7: 100.00; 100.00 of 119.00 paid so far")]
    [InlineData("de-DE", 100, "Zahlung P1 auf Rechnung 7: 100,00; bisher 100,00 von 119,00 bezahlt")]
    [InlineData("en-GB", -100, "Payment P1 on invoice 7 returned by the bank: 100.00; 100.00 of 119.00 paid so far")]
    public void A_payment_comes_in_or_goes_back(string culture, int amount, string expected) =>
        Say(
            culture, PostingKind.PaymentIn, amount, new PostingWhy { InvoiceNo = "7", Document = "P1", Gross = 119m, Paid = 100m })
                .ShouldBe(expected);

    [Theory]
    [InlineData("en-GB", "Paid out: 120.00")]
    [InlineData("de-DE", "Ausgezahlt: 120,00")]
    public void A_payout(string culture, string expected) => Say(culture, PostingKind.Payout, -120m, new PostingWhy()).ShouldBe(expected);

    [Theory]
    [InlineData("en-GB", "Adjustment: agreed on the phone")]
    [InlineData("de-DE", "Korrektur: agreed on the phone")]
    public void An_adjustment_gives_its_reason(string culture, string expected) =>
        Say(culture, PostingKind.Adjustment, 5m, new PostingWhy { Text = "agreed on the phone" }).ShouldBe(expected);

    private static PostingWhy Refund(decimal revenue, decimal fees) =>
        new() { FeeYear = 2026, LicenceRevenue = revenue, Threshold = 2500m, Fees = fees };

    private static string Say(string culture, PostingKind kind, decimal amount, PostingWhy why)
    {
        var (numbers, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture[..2]);
            return Words.Sentence(kind, Money.Eur(amount), why).Replace('\u00a0', ' ');
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (numbers, words);
        }
    }
}
