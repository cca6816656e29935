using PartnerPortal.Domain;

namespace PartnerPortal.Web.Components.Kit;

/// <summary>A month in a chart, beside the same month a year before.</summary>
/// <param name="Open">Not closed yet: the amount is so far.</param>
public sealed record ChartMonth(Month Month, decimal Amount, decimal YearBefore, bool Open);
