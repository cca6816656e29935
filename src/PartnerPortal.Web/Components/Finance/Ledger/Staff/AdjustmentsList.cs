using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Components.Program.Partners;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Finance.Ledger.Staff;

/// <summary>The list of adjustments, waiting and decided.</summary>
public sealed class AdjustmentsList(AdjustmentQueries adjustments, IStringLocalizer<WebTexts> texts) : ListDefinition<AdjustmentRow>
{
    public const string Decision = "decision";

    public override string Name => "adjustments";

    public override string FilePath(Viewer viewer, string? subject) => "adjustments/export";

    public override IReadOnlyList<ListField<AdjustmentRow>> Columns(Viewer viewer) =>
    [
        PartnerFields.Partner<AdjustmentRow>(row => row.Partner, row => row.PartnerId),
        new("reason", "adjust.reason", row => row.Reason) { Width = 60 },
        new("state", "partners.status", row => new ListBadge(texts["adjustState." + row.State], ToneOf(row.State))),
        new("by", "adjust.requestedBy", row => row.RequestedBy) { WideOnly = true, Width = 24 },
        new("requested", "adjust.requestedAt", row => row.RequestedAt) { Sortable = true, WideOnly = true, Width = 20 },
        new("decidedBy", "adjust.decidedBy", row => row.DecidedBy) { WideOnly = true, Width = 24 },
        new("decidedAt", "adjust.decidedAt", row => row.DecidedAt) { Optional = true, Width = 20 },
        new("amount", "ledger.amount", row => row.Amount) { Sortable = true, Numeric = true },
        CurrencyField(row => row.Amount.Currency),
        new(
            Decision, "adjust.decision",
            row => row.State == AdjustmentState.Waiting ? texts[Waits(viewer, row)].Value : null) { Width = 24 },
    ];

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer) =>
        [ListFilter.Word<AdjustmentState>("state", "filter.status", state => texts["adjustState." + state])];

    public override Task<ListPage<AdjustmentRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        adjustments.ListAsync(viewer, address.Request(PageSize), address.Word<AdjustmentState>("state"), ct);

    public override IAsyncEnumerable<AdjustmentRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        adjustments.StreamAsync(viewer, address.Request(PageSize), address.Word<AdjustmentState>("state"), ct);

    private static string Waits(Viewer viewer, AdjustmentRow row) => row.RequestedById == viewer.UserId
        ? "payouts.waitsForOther"
        : "adjust.waitsForYou";

    private static Tone ToneOf(AdjustmentState state) => state switch
    {
        AdjustmentState.Waiting => Tone.Amber,
        AdjustmentState.Posted => Tone.Green,
        AdjustmentState.Rejected => Tone.Grey,
    };
}
