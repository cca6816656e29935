using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Domain.Finance.Statements;

/// <summary>Builds and freezes statements (spec 01.8).</summary>
public static class StatementBuilder
{
    /// <summary>
    /// Puts a statement together. Entries come in any order and are put in order by kind, value date and cause (ordinal).
    /// </summary>
    /// <param name="number">See <see cref="StatementNumber"/>.</param>
    /// <param name="period">The month.</param>
    /// <param name="partner">The partner's block.</param>
    /// <param name="opening">Closing balance of the statement before, or zero; program currency.</param>
    /// <param name="entries">Every posting of the partner in the period.</param>
    /// <param name="held">Commission not payable yet, of this and earlier periods.</param>
    /// <param name="goal">The fee year at the end of the period.</param>
    public static Statement Build(
        string number, Month period, StatementPartner partner, Money opening,
        IEnumerable<StatementEntry> entries, Money held, GoalProgress goal)
    {
        var ordered = InOrder(entries);
        var closing = ordered.Aggregate(opening, (balance, entry) => balance + entry.Amount);
        var statement = new Statement(number, period, partner, opening, ordered, closing, held, goal, "");
        return statement with { Hash = HashOf(statement) };
    }

    /// <summary>The order of entries on a statement: kind, value date, cause (ordinal).</summary>
    public static List<StatementEntry> InOrder(IEnumerable<StatementEntry> entries) =>
        [.. entries.OrderBy(entry => entry.Kind).ThenBy(entry => entry.ValueDate).ThenBy(entry => entry.Cause, StringComparer.Ordinal)];

    /// <summary>
    /// SHA-256, lower-case hex, over everything the statement says: the head, then each entry with all that explains it. Each field is
    /// written after its length, so that no text can look like two fields or two entries. A statement whose content changed after it was
    /// frozen no longer has this hash.
    /// </summary>
    public static string HashOf(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        using var hash = new FieldHash();
        AddHead(hash, statement);
        foreach (var entry in statement.Entries) AddEntry(hash, entry);
        return hash.End();
    }

    private static void AddHead(FieldHash hash, Statement statement)
    {
        var (partner, goal) = (statement.Partner, statement.Goal);
        hash.Add(statement.Number);
        hash.Add(statement.Period);
        hash.Add(partner.PartnerId);
        hash.Add(partner.Name);
        hash.Add(partner.Country);
        hash.Add(partner.Language);
        hash.Add(partner.VatId);
        hash.Add(partner.Iban);
        hash.Add(statement.Opening.Currency.ToString());
        hash.Add(statement.Opening.Amount);
        hash.Add(statement.Closing.Amount);
        hash.Add(statement.Held.Amount);
        hash.Add(goal.FeeYear);
        hash.Add(goal.LicenceRevenue.Amount);
        hash.Add(goal.Threshold.Amount);
        hash.Add(goal.Fees.Amount);
        hash.EndLine();
    }

    private static void AddEntry(FieldHash hash, StatementEntry entry)
    {
        var why = entry.Why;
        hash.Add(Vocabulary<PostingKind>.Text(entry.Kind));
        hash.Add(entry.ValueDate);
        hash.Add(entry.Amount.Amount);
        hash.Add(entry.Cause);
        hash.Add(entry.Held ? "True" : "False");
        hash.Add(why.TermsValidFrom);
        hash.Add(why.InvoiceNo);
        hash.Add(why.LineNo);
        hash.Add(why.Customer);
        hash.Add(why.Document);
        hash.Add(why.Label);
        hash.Add(why.Rate);
        hash.Add(why.Base);
        hash.Add(why.Paid);
        hash.Add(why.Gross);
        hash.Add(why.Fx);
        hash.Add(why.InvoiceCurrency);
        hash.Add(why.Target);
        hash.Add(why.FeeYear);
        hash.Add(why.FeeMonth);
        hash.Add(why.LicenceRevenue);
        hash.Add(why.Threshold);
        hash.Add(why.Fees);
        hash.Add(why.Text);
        hash.EndLine();
    }
}
