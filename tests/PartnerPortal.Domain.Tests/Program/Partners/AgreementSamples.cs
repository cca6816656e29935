using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Domain.Tests.Program.Partners;

/// <summary>Agreements of partner P-1 in one line.</summary>
internal static class AgreementSamples
{
    public static Agreement Agreement(DateOnly activatedOn, DateOnly? terminatedOn = null, Month? entryPeriod = null) => new(
        "P-1", activatedOn, terminatedOn, new Dictionary<string, Percentage>(), entryPeriod ?? Month.Of(activatedOn));

    public static Agreement Capped(params (string Label, decimal Rate)[] caps) => Agreement(new DateOnly(2012, 1, 1)) with
    {
        Caps = caps.ToDictionary(cap => cap.Label, cap => new Percentage(cap.Rate)),
    };
}
