using PartnerPortal.Domain;

namespace PartnerPortal.Demo;

/// <summary>An item of the tour's price list; the price in euro cents.</summary>
internal sealed record DemoProduct(LineKind Kind, string Name, int Price)
{
    public static IReadOnlyList<DemoProduct> NewLicences { get; } =
    [
        new(LineKind.LicenceNew, "TEAM licence, seat", 149_00),
        new(LineKind.LicenceNew, "TEAM licence, starter with 1 seat", 99_00),
        new(LineKind.LicenceNew, "BUSINESS licence, seat", 229_00),
    ];

    public static IReadOnlyList<DemoProduct> MoreLicences { get; } =
    [
        new(LineKind.LicenceExtension, "TEAM licence, additional seat", 119_00),
        new(LineKind.LicenceExtension, "Invoice recognition, module", 89_00),
        new(LineKind.LicenceSubscription, "TEAM subscription, seat and quarter", 57_00),
        new(LineKind.LicenceSubscription, "BUSINESS subscription, seat and quarter", 84_50),
        new(LineKind.LicenceNew, "Scan station licence", 139_00),
    ];

    /// <summary>With the chance, in per cent, that an invoice has it and the most that are bought at once.</summary>
    public static IReadOnlyList<(int Chance, int Most, DemoProduct Product)> Services { get; } =
    [
        (45, 4, new(LineKind.Plus, "PLUS, seat and half-year", 30_00)),
        (16, 1, new(LineKind.Sla, "SLA Basic, year", 390_00)),
        (6, 1, new(LineKind.Sla, "SLA Premium, year", 890_00)),
        (18, 4, new(LineKind.Training, "Online training, hour", 95_00)),
        (5, 1, new(LineKind.Training, "Training on site, day", 780_00)),
        (14, 3, new(LineKind.Support, "Remote support, 30 minutes", 45_00)),
        (5, 1, new(LineKind.Hardware, "Document server S", 1_490_00)),
        (6, 1, new(LineKind.Hardware, "Document scanner", 429_00)),
        (5, 1, new(LineKind.Other, "Data migration", 350_00)),
        (2, 1, new(LineKind.Nfr, "Demonstration licence, not for resale", 49_00)),
    ];

    /// <summary>What a partner books for itself.</summary>
    public static IReadOnlyList<DemoProduct> OwnUse { get; } =
    [
        new(LineKind.Support, "Remote installation, 1 hour", 75_25),
        new(LineKind.Sla, "SLA Partner, quarter", 240_00),
        new(LineKind.Training, "Product training, 2 hours", 150_00),
        new(LineKind.Support, "Database check", 99_99),
    ];
}
