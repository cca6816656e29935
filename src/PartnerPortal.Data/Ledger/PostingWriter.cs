using Npgsql;
using NpgsqlTypes;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Ledger;

namespace PartnerPortal.Data.Ledger;

/// <summary>
/// Writes postings in bulk: binary COPY into a temporary table, then one INSERT, so that the guards of the ledger run once a batch.
/// A second posting with the same business key fails the whole batch.
/// </summary>
public static class PostingWriter
{
    // Plain types: what the columns of the ledger allow is checked once, when the rows enter it.
    private static readonly (string Name, string Type)[] Fields =
    [
        ("program_id", "text"), ("partner_id", "text"), ("posting_id", "uuid"), ("kind", "text"), ("amount", "numeric"), ("currency", "text"),
        ("value_date", "date"), ("period", "date"), ("cause", "text"), ("recorded_at", "timestamptz"), ("recorded_by", "text"),
        ("terms_valid_from", "date"), ("invoice_no", "text"), ("line_no", "int"), ("customer", "text"), ("document", "text"), ("label", "text"),
        ("rate", "numeric"), ("base", "numeric"), ("paid", "numeric"), ("gross", "numeric"), ("fx", "numeric"), ("invoice_currency", "text"),
        ("target", "numeric"), ("fee_year", "int"), ("fee_month", "date"), ("licence_revenue", "numeric"), ("threshold", "numeric"), ("fees", "numeric"),
        ("text", "text"),
    ];

    private static readonly string Columns = string.Join(", ", Fields.Select(field => field.Name));

    private static readonly string Stage =
        $"create temp table if not exists new_posting ({string.Join(", ", Fields.Select(field => $"{field.Name} {field.Type}"))}) on commit drop; truncate new_posting";

    /// <summary>Writes the postings in the transaction.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> WriteAsync(PortalTransaction tx, string programId, Recorded recorded, IEnumerable<Posting> postings, CancellationToken ct)
    {
        await tx.ExecuteAsync(Stage, ct);
        await using (var copy = await tx.Connection.BeginBinaryImportAsync($"copy new_posting ({Columns}) from stdin (format binary)", ct))
        {
            foreach (var posting in postings) await WriteRowAsync(copy, programId, recorded, posting, ct);
            await copy.CompleteAsync(ct);
        }

        return await tx.ExecuteAsync($"insert into posting ({Columns}) select {Columns} from new_posting", ct);
    }

    private static async Task WriteRowAsync(NpgsqlBinaryImporter copy, string programId, Recorded recorded, Posting posting, CancellationToken ct)
    {
        var why = posting.Why;
        await copy.StartRowAsync(ct);
        await copy.WriteAsync(programId, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(posting.PartnerId, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(posting.PostingId, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(Vocabulary<PostingKind>.Text(posting.Kind), NpgsqlDbType.Text, ct);
        await copy.WriteAsync(posting.Amount.Amount, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(posting.Amount.Currency.Code, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(posting.ValueDate, NpgsqlDbType.Date, ct);
        await copy.WriteAsync(posting.Period.First, NpgsqlDbType.Date, ct);
        await copy.WriteAsync(posting.Cause, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(recorded.At, NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(recorded.By, NpgsqlDbType.Text, ct);
        await OptionalAsync(copy, why.TermsValidFrom, NpgsqlDbType.Date, ct);
        await OptionalAsync(copy, why.InvoiceNo, NpgsqlDbType.Text, ct);
        await OptionalAsync(copy, why.LineNo, NpgsqlDbType.Integer, ct);
        await OptionalAsync(copy, why.Customer, NpgsqlDbType.Text, ct);
        await OptionalAsync(copy, why.Document, NpgsqlDbType.Text, ct);
        await OptionalAsync(copy, why.Label, NpgsqlDbType.Text, ct);
        await OptionalAsync(copy, why.Rate, NpgsqlDbType.Numeric, ct);
        await OptionalAsync(copy, why.Base, NpgsqlDbType.Numeric, ct);
        await OptionalAsync(copy, why.Paid, NpgsqlDbType.Numeric, ct);
        await OptionalAsync(copy, why.Gross, NpgsqlDbType.Numeric, ct);
        await OptionalAsync(copy, why.Fx, NpgsqlDbType.Numeric, ct);
        await OptionalAsync(copy, why.InvoiceCurrency, NpgsqlDbType.Text, ct);
        await OptionalAsync(copy, why.Target, NpgsqlDbType.Numeric, ct);
        await OptionalAsync(copy, why.FeeYear, NpgsqlDbType.Integer, ct);
        await OptionalAsync(copy, why.FeeMonth?.First, NpgsqlDbType.Date, ct);
        await OptionalAsync(copy, why.LicenceRevenue, NpgsqlDbType.Numeric, ct);
        await OptionalAsync(copy, why.Threshold, NpgsqlDbType.Numeric, ct);
        await OptionalAsync(copy, why.Fees, NpgsqlDbType.Numeric, ct);
        await OptionalAsync(copy, why.Text, NpgsqlDbType.Text, ct);
    }

    private static Task OptionalAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken ct) where T : struct =>
        value is { } present ? copy.WriteAsync(present, type, ct) : copy.WriteNullAsync(ct);

    private static Task OptionalAsync(NpgsqlBinaryImporter copy, string? value, NpgsqlDbType type, CancellationToken ct) =>
        value is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, type, ct);
}

/// <summary>Who wrote a posting, and when.</summary>
public sealed record Recorded(DateTimeOffset At, string By);
