using System.Text;
using Npgsql;
using NpgsqlTypes;
using PartnerPortal.Application.Exchange.Imports.Csv;
using PartnerPortal.Application.Exchange.Imports.Fields;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>
/// Reads a file into its temporary table. A row with a faulty field is kept with that field empty, marked, as long as its key is
/// known: what refers to it is then not reported as well.
/// </summary>
internal sealed class StageFile(ImportSession session, FileSchema file)
{
    private const int ReportEvery = 50_000;
    private readonly Cell[] _cells = new Cell[file.Columns.Count];
    private readonly bool[] _keys = [.. file.Columns.Select(column => file.Key.Contains(column.Name))];
    private readonly int _ownId = file.Columns.ToList().FindIndex(column => column == file.OwnId);
    private int _width;

    /// <summary>The table, also of a file that is not there: the checks read all of them.</summary>
    public static string Table(FileSchema file) =>
        $"create temp table {file.Stage} (line bigint not null, faulty boolean not null, doubt text, "
        + string.Join(", ", file.Columns.Select(column => $"{column.Field} {column.SqlType}")) + ") on commit drop";

    /// <returns>The number of rows read.</returns>
    public async Task<long> RunAsync(Stream stream, CancellationToken ct)
    {
        if (stream.Length > ImportLimits.FileBytes) return await RefuseFileAsync($"larger than {ImportLimits.FileBytes} bytes", ct);
        using var reader = new CsvRowReader(stream);
        if (await new CsvHeader(session, file).ReadAsync(reader, ct) is not { } places)
        {
            session.MarkUnreadable(file);
            return 0;
        }

        return await CopyAsync(reader, places, ct);
    }

    private async Task<long> RefuseFileAsync(string reason, CancellationToken ct)
    {
        session.MarkUnreadable(file);
        await session.RejectAsync(file.Name, 1, "", "", reason, ct);
        return 0;
    }

    private async Task<long> CopyAsync(CsvRowReader reader, int[] places, CancellationToken ct)
    {
        var rows = 0L;
        _width = places.Count(place => place >= 0);
        await using var importer = await session.CopyAsync(
            file.Stage, ["line", "faulty", "doubt", .. file.Columns.Select(column => column.Field)], ct);
        while (await reader.ReadAsync(ct))
        {
            if (++rows > ImportLimits.Rows) return await RefuseFileAsync($"more than {ImportLimits.Rows} rows", ct);
            var sound = await ReadRowAsync(reader, places, ct);
            if (sound || KeyKnown()) await WriteAsync(importer, reader.Line, !sound, ct);
            if (rows % ReportEvery == 0) session.Report(ImportStep.Read, file.Name, rows);
        }

        await importer.CompleteAsync(ct);
        if (reader.RestLost) session.MarkUnreadable(file);
        session.Report(ImportStep.Read, file.Name, rows);
        return rows;
    }

    /// <summary>Reads the fields of a row; false when it has a fault, which has been reported.</summary>
    private async ValueTask<bool> ReadRowAsync(CsvRowReader reader, int[] places, CancellationToken ct)
    {
        var fault = reader.Fault;
        if (fault is null && reader.FieldCount != _width) fault = $"{reader.FieldCount} fields, the header has {_width}";
        if (fault is not null) await session.RejectAsync(file.Name, reader.Line, "", "", fault, ct);

        var sound = fault is null;
        for (var i = 0; i < _cells.Length; i++)
        {
            var present = places[i] >= 0 && places[i] < reader.FieldCount;
            _cells[i] = present ? ReadField(file.Columns[i], reader.Field(places[i])) : file.Columns[i].WhenEmpty;
            if (_cells[i].Fault is null || fault is not null) continue;
            sound = false;
            var value = Encoding.UTF8.GetString(reader.Field(places[i]).Span);
            await session.RejectAsync(file.Name, reader.Line, file.Columns[i].Name, value, _cells[i].Fault!, ct);
        }

        return sound;
    }

    private static Cell ReadField(ImportColumn column, ReadOnlyMemory<byte> field)
    {
        if (field.IsEmpty) return column.Required ? Cell.Faulty("must not be empty") : column.WhenEmpty;
        return TextFields.Unreadable(field.Span) is { } reason ? Cell.Faulty(reason) : column.Read(field);
    }

    private bool KeyKnown()
    {
        for (var i = 0; i < _cells.Length; i++)
        {
            if (_keys[i] && _cells[i].Type is null) return false;
        }

        return true;
    }

    private async ValueTask WriteAsync(NpgsqlBinaryImporter importer, long line, bool faulty, CancellationToken ct)
    {
        await importer.StartRowAsync(ct);
        await importer.WriteAsync(line, NpgsqlDbType.Bigint, ct);
        await importer.WriteAsync(faulty, NpgsqlDbType.Boolean, ct);
        await WriteDoubtAsync(importer, ct);
        foreach (var cell in _cells) await WriteAsync(importer, cell, ct);
    }

    private Task WriteDoubtAsync(NpgsqlBinaryImporter importer, CancellationToken ct) =>
        _ownId >= 0 && _cells[_ownId].Doubt is { } doubt ? importer.WriteAsync(doubt, NpgsqlDbType.Text, ct) : importer.WriteNullAsync(ct);

    private static Task WriteAsync(NpgsqlBinaryImporter importer, in Cell cell, CancellationToken ct) => cell.Type switch
    {
        null => importer.WriteNullAsync(ct),
        NpgsqlDbType.Text => importer.WriteAsync(cell.Text, NpgsqlDbType.Text, ct),
        NpgsqlDbType.Numeric => importer.WriteAsync(cell.Number, NpgsqlDbType.Numeric, ct),
        NpgsqlDbType.Integer => importer.WriteAsync(cell.Integer, NpgsqlDbType.Integer, ct),
        NpgsqlDbType.Date => importer.WriteAsync(cell.Date, NpgsqlDbType.Date, ct),
        _ => importer.WriteAsync(cell.Integer != 0, NpgsqlDbType.Boolean, ct),
    };
}
