using PartnerPortal.Documents.Finance.Statements;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Application.Tests.Documents;

/// <summary>Statements to print.</summary>
internal static class StatementSamples
{
    private static readonly Month March = new(2026, 3);

    public static readonly StatementVendor Vendor = new(
        "PaperOffice Software S.L.", ["Calle de Alcalá 42", "28014 Madrid", "España"], "ESB12345678", "partners@paperoffice.example",
        "paperoffice.example");

    /// <summary>One of everything.</summary>
    public static Statement Typical(
        string language = "en", string country = "ES",
        string name = "Distribuciones Informáticas Hermanos García-Villanueva e Hijos S.L.U.") =>
        Of(language, country, name, 388.00m, TypicalEntries(language), held: 227.70m, revenue: 2_087.70m);

    public static Statement Empty(string language) =>
        Of(language, "DE", "Müller & Söhne Bürotechnik GmbH", 120.00m, [], held: 0m, revenue: 0m);

    public static Statement Negative(string language) =>
        Of(language, "FR", "Bureautique de l’Ouest SARL", -9_999_999.99m,
            [Entry(PostingKind.MonthlyFee, 1, -48.00m, "2026-03", new PostingWhy { FeeMonth = March, FeeYear = 2026 })], held: 0m,
            revenue: 9_999_999.99m);

    public static Statement Long(int lines, string language = "es") =>
        Of(
            language, "ES", "Grupo Ofimático Ibérico S.A.", 0m, Enumerable.Range(1, lines).Select(Commission), held: 0m,
            revenue: 61_234.50m);

    public static Statement Of(
        string language, string country, string name, decimal opening, IEnumerable<StatementEntry> entries, decimal held,
        decimal revenue) =>
        StatementBuilder.Build(
            "2026-000017", March, new StatementPartner("P-1042", name, country, language, "ESB87654321", "ES9121000418450200051332"),
            Money.Eur(opening), entries, Money.Eur(held),
            new GoalProgress(2026, Money.Eur(revenue), Money.Eur(2_500m), Money.Eur(340m)));

    public static StatementEntry Entry(PostingKind kind, int day, decimal amount, string cause, PostingWhy why, bool held = false) =>
        new(kind, new DateOnly(2026, 3, day), Money.Eur(amount), cause, why, held);

    private static IEnumerable<StatementEntry> TypicalEntries(string language)
    {
        var customer = language == "ru"
            ? "ООО «Северо-Западная компания делового документооборота и архивного хранения»"
            : "Gestoría Administrativa Núñez y Asociados, Sociedad Limitada Profesional";
        yield return Entry(PostingKind.RegistrationFee, 1, -196.00m, "P-1042", new PostingWhy { FeeYear = 2026 });
        yield return Entry(PostingKind.MonthlyFee, 1, -48.00m, "2026-03", new PostingWhy { FeeMonth = March, FeeYear = 2026 });
        yield return Entry(
            PostingKind.FeeWaiver, 1, 48.00m, "2026-03", new PostingWhy { FeeMonth = March, FeeYear = 2026, Text = "Feria CeBIT" });
        yield return Entry(
            PostingKind.FeeRefund, 31, 388.00m, "2026-03",
            new PostingWhy { FeeYear = 2026, LicenceRevenue = 2_500m, Threshold = 2_500m, Fees = 388m });
        yield return Entry(
            PostingKind.FeeRefund, 31, -388.00m, "2026-03b",
            new PostingWhy { FeeYear = 2026, LicenceRevenue = 2_499.99m, Threshold = 2_500m, Fees = 388m });
        yield return Entry(
            PostingKind.Commission, 12, 138.66m, "611365/1", Why("611365", 1, customer, "initial", 33m, 1_000m, 500m, 1_190m, 138.66m));
        yield return Entry(
            PostingKind.Commission, 19, 191.34m, "611365/1b", Why("611365", 1, customer, "initial", 33m, 1_000m, 1_190m, 1_190m, 330m));
        yield return Entry(
            PostingKind.Commission, 20, 227.70m, "611402/1",
            Why("611402", 1, "Papelería Rosa", "follow_up", 23m, 990m, 1_178.10m, 1_178.10m, 227.70m), held: true);
        yield return Entry(PostingKind.Commission, 21, 18.40m, "611403/2",
            Why("611403", 2, "Contoso Ltd", "first_year_top", 23m, 100m, 119m, 119m, 18.40m) with { Fx = 1.25m, InvoiceCurrency = "USD" });
        yield return Entry(
            PostingKind.SlaService, 22, -37.63m, "S-1", new PostingWhy { Text = "SLA Premium, 5 h", Base = 75.25m, Rate = 50m });
        yield return Entry(PostingKind.Purchase, 23, -1_234.56m, "611500", new PostingWhy { InvoiceNo = "611500", Gross = 1_234.56m });
        yield return Entry(PostingKind.PaymentIn, 24, 1_234.56m, "Z-77", new PostingWhy { InvoiceNo = "611500", Document = "Z-77" });
        yield return Entry(PostingKind.Payout, 25, -388.00m, "A-12", new PostingWhy { Document = "A-12" });
        yield return Entry(PostingKind.Adjustment, 26, 10.00m, "K-1", new PostingWhy { Text = "Ajuste por error en la factura 611200" });
    }

    private static StatementEntry Commission(int number)
    {
        var net = 100m + number;
        var invoice = (700_000 + number).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Entry(PostingKind.Commission, 1 + number % 28, (net * 0.23m), invoice,
            Why(
                invoice, 1, $"Cliente número {number} de Castilla y León S.L.", "follow_up", 23m, net, net * 1.21m, net * 1.21m,
                net * 0.23m));
    }

    private static PostingWhy Why(
        string invoice, int line, string customer, string label, decimal rate, decimal @base, decimal paid, decimal gross,
        decimal target) =>
        new() { InvoiceNo = invoice, LineNo = line, Customer = customer, Label = label, Rate = rate, Base = @base, Paid = paid,
            Gross = gross, Target = target };
}
