using System.Globalization;
using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Ledger;
using PartnerPortal.Application.Partners;
using PartnerPortal.Application.Statements;
using PartnerPortal.Documents.Statements;
using PartnerPortal.Documents.Tables;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components.Shared;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Endpoints;

/// <summary>The columns of the lists as files, with the names they have on the screen.</summary>
internal sealed class ListColumns(IStringLocalizer<WebTexts> texts, WhyText why)
{
    public IReadOnlyList<TableColumn<StatementListRow>> Statements =>
    [
        new(texts["statement.number"], row => row.Number),
        new(texts["statement.period"], row => row.Period.ToString(), 10),
        new(texts["list.partnerNumber"], row => row.PartnerId),
        new(texts["statement.partner"], row => row.PartnerName, 36),
        new(texts["statement.opening"], row => row.Opening),
        new(texts["closed.commission"], row => row.Commission),
        new(texts["closed.fees"], row => row.Fees),
        new(texts["statement.other"], row => row.Other),
        new(texts["statement.closing"], row => row.Closing),
        new(texts["statement.held"], row => row.Held),
        new(texts["list.currency"], row => row.Currency.Code, 10),
    ];

    public IReadOnlyList<TableColumn<LedgerLine>> Ledger =>
    [
        new(texts["ledger.date"], line => line.ValueDate, 12),
        new(texts["statement.period"], line => line.Period.ToString(), 10),
        new(texts["ledger.kind"], line => StatementTexts.Kind(line.Kind, CultureInfo.CurrentUICulture), 26),
        new(texts["why.invoice"], line => line.Why.InvoiceNo),
        new(texts["why.customer"], line => line.Why.Customer, 36),
        new(texts["ledger.why"], line => why.Sentence(line.Kind, line.Amount, line.Why), 80),
        new(texts["why.rate"], line => line.Why.Rate, 10, Exact: true),
        new(texts["held"], line => line.Held ? texts["held"].Value : null, 12),
        new(texts["why.statement"], line => line.Statement),
        new(texts["why.cause"], line => line.Cause, 36),
        new(texts["ledger.amount"], line => line.Amount),
        new(texts["list.currency"], line => line.Amount.Currency.Code, 10),
    ];

    /// <summary>Money only for those who may see it.</summary>
    public IReadOnlyList<TableColumn<PartnerListRow>> Partners(Viewer viewer)
    {
        List<TableColumn<PartnerListRow>> columns =
        [
            new(texts["list.partnerNumber"], row => row.PartnerId),
            new(texts["partners.name"], row => row.Name, 36),
            new(texts["partners.country"], row => row.Country, 10),
            new(texts["partners.status"], row => texts["partner." + row.Status].Value),
            new(texts["partners.since"], row => row.ActivatedOn, 12),
            new(texts["partners.lastInvoice"], row => row.LastInvoiceOn, 12),
        ];
        if (!viewer.May(Permission.SeeAllStatements)) return columns;
        columns.Add(new(texts["partners.revenue"], row => row.LicenceRevenue));
        columns.Add(new(texts["figure.balance"], row => row.Balance));
        columns.Add(new(texts["list.currency"], row => row.Currency.Code, 10));
        return columns;
    }
}
