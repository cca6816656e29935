using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PartnerPortal.Domain.Ledger;

namespace PartnerPortal.Domain.Statements;

/// <summary>Builds and freezes statements (spec 01.8).</summary>
public static class StatementBuilder
{
    /// <summary>The number of a statement: <c>2013-000017</c>.</summary>
    public static string Number(int year, int sequence) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{sequence:000000}");

    /// <summary>
    /// Puts a statement together. Entries come in any order and are put in order by kind, value date and cause (ordinal).
    /// </summary>
    /// <param name="number">See <see cref="Number"/>.</param>
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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (partner, goal) = (statement.Partner, statement.Goal);
        Append(hash,
            statement.Number, statement.Period, partner.PartnerId, partner.Name, partner.Country, partner.Language, partner.VatId, partner.Iban,
            statement.Opening.Currency, statement.Opening.Amount, statement.Closing.Amount, statement.Held.Amount,
            goal.FeeYear, goal.LicenceRevenue.Amount, goal.Threshold.Amount, goal.Fees.Amount);
        foreach (var entry in statement.Entries)
        {
            var why = entry.Why;
            Append(hash,
                Vocabulary<PostingKind>.Text(entry.Kind), entry.ValueDate, entry.Amount.Amount, entry.Cause, entry.Held,
                why.TermsValidFrom, why.InvoiceNo, why.LineNo, why.Customer, why.Document, why.Label, why.Rate, why.Base, why.Paid, why.Gross,
                why.Fx, why.InvoiceCurrency, why.Target, why.FeeYear, why.FeeMonth, why.LicenceRevenue, why.Threshold, why.Fees, why.Text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, params ReadOnlySpan<object?> fields)
    {
        var line = new StringBuilder();
        foreach (var field in fields)
        {
            var text = Canonical(field);
            line.Append(CultureInfo.InvariantCulture, $"{text.Length}:{text}");
        }

        hash.AppendData(Encoding.UTF8.GetBytes(line.Append('\n').ToString()));
    }

    private static string Canonical(object? field) => field switch
    {
        null => "",
        decimal number => number.ToString("0.00##########", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => field.ToString() ?? "",
    };
}
