using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Finance.Balances;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Finance.Balances.Staff;

/// <summary>The list of balances, receivable and payable.</summary>
public sealed class BalancesList(BalanceQueries balances, IStringLocalizer<WebTexts> texts) : ListDefinition<BalanceRow>
{
    public override string Name => "balances";

    public override string FilePath(Viewer viewer, string? subject) => "balances/export";

    public override IReadOnlyList<ListField<BalanceRow>> Columns(Viewer viewer) =>
    [
        new("partner", "partners.name", row => row.Partner) { Sortable = true, Width = 36 },
        new("id", "list.partnerNumber", row => row.PartnerId) { WideOnly = true },
        new("balance", "figure.balance", row => row.Balance) { Sortable = true, Numeric = true },
        new("upto30", "balances.first", row => row.Owed.UpTo30) { Numeric = true, WideOnly = true },
        new("upto60", "balances.second", row => row.Owed.UpTo60) { Numeric = true, WideOnly = true },
        new("upto90", "balances.third", row => row.Owed.UpTo90) { Numeric = true, WideOnly = true },
        new("older", "balances.older", row => row.Owed.Older) { Numeric = true, WideOnly = true },
        new("held", "held", row => row.Held) { Numeric = true, WideOnly = true },
        new("onItsWay", "balances.onItsWay", row => row.OnItsWay) { Numeric = true, Optional = true },
        new("notDue", "payouts.notDue", row => row.NotDue) { Numeric = true, Optional = true },
        new("payable", "balances.payable", row => row.Payable) { Numeric = true },
        CurrencyField(row => row.Balance.Currency),
    ];

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer) =>
        [ListFilter.Word<BalanceSide>("side", "balances.side", side => texts["balanceSide." + side])];

    public override Task<ListPage<BalanceRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        balances.ListAsync(viewer, address.Request(PageSize), address.Word<BalanceSide>("side"), ct);

    public override IAsyncEnumerable<BalanceRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        balances.StreamAsync(viewer, address.Request(PageSize), address.Word<BalanceSide>("side"), ct);

    public override string? Href(Viewer viewer, BalanceRow row) => $"partners/{Uri.EscapeDataString(row.PartnerId)}/ledger";

    public override string? KeyOf(BalanceRow row) => row.PartnerId;
}
