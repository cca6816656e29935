using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Domain.Finance.Payouts;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Components.Program.Partners;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Finance.Payouts.Staff;

/// <summary>The list of payouts.</summary>
public sealed class PayoutsList(PayoutQueries payouts, IStringLocalizer<WebTexts> texts) : ListDefinition<PayoutRow>
{
    public const string Next = "next";

    public override string Name => "payouts";

    public override string FilePath(Viewer viewer, string? subject) => "payouts/export";

    public override IReadOnlyList<ListField<PayoutRow>> Columns(Viewer viewer) =>
    [
        PartnerFields.Partner<PayoutRow>(row => row.Partner, row => row.PartnerId),
        new("id", "list.partnerNumber", row => row.PartnerId) { Optional = true },
        new("period", "statement.period", row => row.Period) { Sortable = true, WideOnly = true, Width = 10 },
        new("status", "partners.status", row => StatusOf(row)) { Width = 24 },
        new("proposedBy", "payouts.proposedBy", row => row.ProposedBy) { WideOnly = true, Width = 24 },
        new("approvedBy", "payouts.approvedBy", row => row.ApprovedBy) { WideOnly = true, Width = 24 },
        new("executedOn", "payouts.executedOn", row => row.ExecutedOn) { Optional = true, Width = 12 },
        new("notDue", "payouts.notDue", row => row.NotDue) { Optional = true, Numeric = true },
        new("payable", "payouts.amount", row => row.Payable) { Sortable = true, Numeric = true },
        CurrencyField(row => row.Payable.Currency),
        new(Next, "payouts.next", row => NextOf(viewer, row) is { } step ? texts[step].Value : null) { Width = 18 },
    ];

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer) =>
        [ListFilter.Month(), ListFilter.Word<PayoutStatus>("status", "filter.status", status => texts["payoutStatus." + status])];

    public override Task<ListPage<PayoutRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        payouts.ListAsync(viewer, address.Request(PageSize), Filter(address), ct);

    public override IAsyncEnumerable<PayoutRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        payouts.StreamAsync(viewer, address.Request(PageSize), Filter(address), ct);

    public override string? KeyOf(PayoutRow row) => row.Key;

    /// <summary>Text key of the words for an obstacle.</summary>
    public static string ObstacleKey(PayoutObstacle obstacle) => obstacle switch
    {
        PayoutObstacle.BelowMinimum => "payout.belowMinimum",
        PayoutObstacle.Suspended => "payout.suspended",
        PayoutObstacle.PayoutDataMissing => "payout.dataMissing",
    };

    /// <summary>Text key of what the viewer can do next with a payout; null for nothing.</summary>
    public static string? NextOf(Viewer viewer, PayoutRow row) => row.Status switch
    {
        PayoutStatus.Open => "payouts.propose",
        PayoutStatus.Proposed when row.ProposedById != viewer.UserId => "payouts.approve",
        PayoutStatus.Proposed => "payouts.waitsForOther",
        PayoutStatus.Approved => "payouts.execute",
        PayoutStatus.Withheld or PayoutStatus.Superseded or PayoutStatus.Executed => null,
    };

    private ListBadge StatusOf(PayoutRow row) => row.Obstacle is { } obstacle
        ? new ListBadge(texts[ObstacleKey(obstacle)], Tone.Amber, "pause")
        : new ListBadge(texts["payoutStatus." + row.Status], row.Status switch
        {
            PayoutStatus.Open or PayoutStatus.Superseded or PayoutStatus.Withheld => Tone.Grey,
            PayoutStatus.Proposed => Tone.Amber,
            PayoutStatus.Approved => Tone.Blue,
            PayoutStatus.Executed => Tone.Green,
        });

    private static PayoutFilter Filter(ListAddress address) => new(address.Month, address.Word<PayoutStatus>("status"));
}
