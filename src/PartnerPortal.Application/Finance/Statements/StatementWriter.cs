using NpgsqlTypes;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Application.Finance.Statements;

/// <summary>Stores frozen statements in bulk; entries are the postings of the period.</summary>
internal static class StatementWriter
{
    private static readonly string Columns =
        $"program_id, partner_id, period, number, opening, {string.Join(", ", Vocabulary<PostingKind>.Words)}, closing, held, held_invoices, "
        + "currency, fee_year, licence_revenue, threshold, fees, name, country, language, vat_id, iban, hash";

    public static async Task<int> WriteAsync(
        PortalTransaction tx, string programId, IEnumerable<FrozenStatement> statements, CancellationToken ct)
    {
        await tx.ExecuteAsync(
            $"""
            create temp table if not exists new_statement on commit drop as select {Columns}
            from statement limit 0; truncate new_statement
            """, ct);
        await using (
            var copy = await tx.Connection.BeginBinaryImportAsync($"copy new_statement ({Columns}) from stdin (format binary)", ct))
        {
            foreach (var frozen in statements) await WriteRowAsync(copy, programId, frozen, ct);
            await copy.CompleteAsync(ct);
        }

        return await tx.ExecuteAsync($"insert into statement ({Columns}) select {Columns} from new_statement", ct);
    }

    private static async Task WriteRowAsync(
        Npgsql.NpgsqlBinaryImporter copy, string programId, FrozenStatement frozen, CancellationToken ct)
    {
        var (statement, partner, goal) = (frozen.Statement, frozen.Statement.Partner, frozen.Statement.Goal);
        await copy.StartRowAsync(ct);
        await copy.WriteAsync(programId, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(partner.PartnerId, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(statement.Period.First, NpgsqlDbType.Date, ct);
        await copy.WriteAsync(statement.Number, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(statement.Opening.Amount, NpgsqlDbType.Numeric, ct);
        foreach (var total in Totals(statement.Entries)) await copy.WriteAsync(total, NpgsqlDbType.Numeric, ct);

        await copy.WriteAsync(statement.Closing.Amount, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(statement.Held.Amount, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(frozen.HeldInvoices.Order(StringComparer.Ordinal).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
        await copy.WriteAsync(statement.Opening.Currency.Code, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(goal.FeeYear, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync(goal.LicenceRevenue.Amount, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(goal.Threshold.Amount, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(goal.Fees.Amount, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(partner.Name, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(partner.Country, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(partner.Language, NpgsqlDbType.Text, ct);
        await OptionalAsync(copy, partner.VatId, ct);
        await OptionalAsync(copy, partner.Iban, ct);
        await copy.WriteAsync(statement.Hash, NpgsqlDbType.Text, ct);
    }

    /// <summary>The sums by kind, in the order of the kinds.</summary>
    private static decimal[] Totals(IReadOnlyList<StatementEntry> entries)
    {
        var totals = new decimal[Vocabulary<PostingKind>.Words.Count];
        foreach (var entry in entries) totals[(int)entry.Kind] += entry.Amount.Amount;
        return totals;
    }

    private static Task OptionalAsync(Npgsql.NpgsqlBinaryImporter copy, string? value, CancellationToken ct) =>
        value is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, NpgsqlDbType.Text, ct);
}
