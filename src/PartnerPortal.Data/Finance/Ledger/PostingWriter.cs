using Npgsql;
using NpgsqlTypes;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Data.Finance.Ledger;

/// <summary>
/// Writes postings in bulk: binary COPY into a temporary table, then one INSERT, so that the guards of the ledger run once a batch.
/// A second posting with the same business key fails the whole batch.
/// </summary>
public static class PostingWriter
{
    // Plain types: what the columns of the ledger allow is checked once, when the rows enter it.
    private static readonly (string Name, string Type)[] Fields =
    [
        ("partner_id", "text"), ("posting_id", "uuid"), ("kind", "text"), ("amount", "numeric"), ("currency", "text"),
        ("value_date", "date"), ("period", "date"), ("cause", "text"),
        ("terms_valid_from", "date"), ("invoice_no", "text"), ("line_no", "int"), ("customer", "text"), ("document", "text"),
        ("label", "text"),
        ("rate", "numeric"), ("base", "numeric"), ("paid", "numeric"), ("gross", "numeric"), ("fx", "numeric"),
        ("invoice_currency", "text"),
        ("target", "numeric"), ("fee_year", "int"), ("fee_month", "date"), ("licence_revenue", "numeric"), ("threshold", "numeric"),
        ("fees", "numeric"),
        ("text", "text"),
    ];

    private static readonly string Columns = string.Join(", ", Fields.Select(field => field.Name));

    private static readonly string Stage =
        $"create temp table if not exists new_posting ({string.Join(", ", Fields.Select(field => $"{field.Name} {field.Type}"))}) on commit drop; truncate new_posting";

    private static readonly string Insert =
        $"insert into posting (program_id, recorded_at, recorded_by, {Columns}) select $1, $2, $3, {Columns} from new_posting";

    /// <summary>Writes the postings in the transaction.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> WriteAsync(
        PortalTransaction tx, string programId, Recorded recorded, IEnumerable<Posting> postings, CancellationToken ct)
    {
        await tx.ExecuteAsync(Stage, ct);
        await using (var copy = await tx.Connection.BeginBinaryImportAsync($"copy new_posting ({Columns}) from stdin (format binary)", ct))
        {
            foreach (var posting in postings) WriteRow(copy, posting);
            await copy.CompleteAsync(ct);
        }

        return await tx.ExecuteAsync(Insert, ct, programId, recorded.At, recorded.By);
    }

    // Twenty-seven fields a row: awaiting each would cost more than writing it.
    private static void WriteRow(NpgsqlBinaryImporter copy, Posting posting)
    {
        var why = posting.Why;
        copy.StartRow();
        copy.Write(posting.PartnerId, NpgsqlDbType.Text);
        copy.Write(posting.PostingId, NpgsqlDbType.Uuid);
        copy.Write(Vocabulary<PostingKind>.Text(posting.Kind), NpgsqlDbType.Text);
        copy.Write(posting.Amount.Amount, NpgsqlDbType.Numeric);
        copy.Write(posting.Amount.Currency.Code, NpgsqlDbType.Text);
        copy.Write(posting.ValueDate, NpgsqlDbType.Date);
        copy.Write(posting.Period.First, NpgsqlDbType.Date);
        copy.Write(posting.Cause, NpgsqlDbType.Text);
        WriteOptional(copy, why.TermsValidFrom, NpgsqlDbType.Date);
        WriteOptional(copy, why.InvoiceNo);
        WriteOptional(copy, why.LineNo, NpgsqlDbType.Integer);
        WriteOptional(copy, why.Customer);
        WriteOptional(copy, why.Document);
        WriteOptional(copy, why.Label);
        WriteOptional(copy, why.Rate, NpgsqlDbType.Numeric);
        WriteOptional(copy, why.Base, NpgsqlDbType.Numeric);
        WriteOptional(copy, why.Paid, NpgsqlDbType.Numeric);
        WriteOptional(copy, why.Gross, NpgsqlDbType.Numeric);
        WriteOptional(copy, why.Fx, NpgsqlDbType.Numeric);
        WriteOptional(copy, why.InvoiceCurrency);
        WriteOptional(copy, why.Target, NpgsqlDbType.Numeric);
        WriteOptional(copy, why.FeeYear, NpgsqlDbType.Integer);
        WriteOptional(copy, why.FeeMonth?.First, NpgsqlDbType.Date);
        WriteOptional(copy, why.LicenceRevenue, NpgsqlDbType.Numeric);
        WriteOptional(copy, why.Threshold, NpgsqlDbType.Numeric);
        WriteOptional(copy, why.Fees, NpgsqlDbType.Numeric);
        WriteOptional(copy, why.Text);
    }

    private static void WriteOptional<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type) where T : struct
    {
        if (value is { } present) copy.Write(present, type);
        else copy.WriteNull();
    }

    private static void WriteOptional(NpgsqlBinaryImporter copy, string? value)
    {
        if (value is null) copy.WriteNull();
        else copy.Write(value, NpgsqlDbType.Text);
    }
}

/// <summary>Who wrote a posting, and when.</summary>
public sealed record Recorded(DateTimeOffset At, string By);
