using PartnerPortal.Documents.Program.Terms;
using PartnerPortal.Documents.Tables;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Documents.Finance.Statements;

/// <summary>A line of an exported statement: an entry with the balance after it, or one of the two balances around them.</summary>
public sealed record StatementTableRow(string Kind, StatementEntry? Entry, decimal Balance);

/// <summary>A statement as a list for CSV and XLSX, in the partner's language.</summary>
public static class StatementTable
{
    /// <summary>Opening balance, every entry with the balance after it, closing balance.</summary>
    public static IEnumerable<StatementTableRow> Rows(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return RowsOf(statement, StatementLanguage.Of(statement.Partner.Language));
    }

    /// <summary>The columns, with headers in the partner's language.</summary>
    public static IReadOnlyList<TableColumn<StatementTableRow>> Columns(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var language = StatementLanguage.Of(statement.Partner.Language);
        TableColumn<StatementTableRow> Column(string name, Func<StatementEntry, object?> value, double width = 14, bool exact = false) =>
            new(language.Text($"Column.{name}"), row => row.Entry is null ? null : value(row.Entry), width, exact);

        return
        [
            Column("Date", entry => entry.ValueDate, 12),
            new(language.Text("Column.Kind"), row => row.Kind, 26),
            Column("Reference", entry => entry.Cause, 22),
            Column("Invoice", entry => entry.Why.InvoiceNo),
            Column("Line", entry => entry.Why.LineNo, 8),
            Column("Customer", entry => entry.Why.Customer, 36),
            Column("Description", entry => entry.Why.Text, 36),
            Column("Rule", entry => entry.Why.Label is { } label ? RuleTexts.Label(label, language.Culture) : null),
            Column("Base", entry => entry.Why.Base),
            Column("Currency", entry => entry.Why.InvoiceCurrency ?? entry.Amount.Currency.Code, 10),
            Column("Rate", entry => entry.Why.Rate, 10, exact: true),
            Column("Paid", entry => entry.Why.Paid),
            Column("Gross", entry => entry.Why.Gross),
            Column("Held", entry => language.Text(entry.Held ? "Yes" : "No"), 12),
            Column("Amount", entry => entry.Amount),
            new(language.Text("Column.Balance"), row => row.Balance),
        ];
    }

    private static IEnumerable<StatementTableRow> RowsOf(Statement statement, StatementLanguage language)
    {
        var balance = statement.Opening.Amount;
        yield return new(language.Text("OpeningBalance"), null, balance);
        foreach (var entry in statement.Entries)
        {
            balance += entry.Amount.Amount;
            yield return new(StatementTexts.Kind(entry.Kind, language.Culture), entry, balance);
        }

        yield return new(language.Text("ClosingBalance"), null, balance);
    }
}
