using System.Text;
using System.Text.Unicode;
using PartnerPortal.Application.Exchange.Imports.Csv;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>The first line of a file: which column stands where.</summary>
internal sealed class CsvHeader(ImportSession session, FileSchema file)
{
    /// <returns>The place of each column of the file, -1 for one that is left out; null when the header is refused.</returns>
    public async Task<int[]?> ReadAsync(CsvRowReader reader, CancellationToken ct)
    {
        if (!await reader.ReadAsync(ct)) return await RefuseAsync(1, "", "the file is empty, not even a header line", ct);
        if (reader.Fault is { } fault) return await RefuseAsync(reader.Line, "", fault, ct);
        if (!IsText(reader)) return await RefuseAsync(reader.Line, "", "the header is not UTF-8 text", ct);

        var places = new int[file.Columns.Count];
        Array.Fill(places, -1);
        var sound = true;
        for (var i = 0; i < reader.FieldCount; i++) sound &= await PlaceAsync(Name(reader, i), i, reader.Line, places, ct);
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] >= 0 || !file.Columns[i].Required) continue;
            await RefuseAsync(reader.Line, file.Columns[i].Name, "the column is missing", ct);
            sound = false;
        }

        return sound ? places : null;
    }

    private static bool IsText(CsvRowReader reader) =>
        Enumerable.Range(0, reader.FieldCount).Select(reader.Field).All(name => Utf8.IsValid(name.Span) && !name.Span.Contains((byte)0));

    private static string Name(CsvRowReader reader, int field) => Encoding.UTF8.GetString(reader.Field(field).Span);

    private async Task<bool> PlaceAsync(string name, int place, long line, int[] places, CancellationToken ct)
    {
        var index = file.Columns.ToList().FindIndex(column => column.Name == name);
        if (index >= 0 && places[index] < 0)
        {
            places[index] = place;
            return true;
        }

        await RefuseAsync(line, name, index < 0 ? "unknown column" : "the column appears twice", ct);
        return false;
    }

    private async Task<int[]?> RefuseAsync(long line, string column, string reason, CancellationToken ct)
    {
        await session.RejectAsync(file.Name, line, column, column, reason, ct);
        return null;
    }
}
