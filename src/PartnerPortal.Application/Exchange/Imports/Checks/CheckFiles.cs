using PartnerPortal.Application.Exchange.Imports.Fields;
using PartnerPortal.Application.Exchange.Imports.Files;

namespace PartnerPortal.Application.Exchange.Imports.Checks;

/// <summary>
/// What only the database can say of the staged rows: keys that come twice, rows that are stored already, references, sums. Rows that
/// are stored as they stand leave the stage; what remains is new.
/// </summary>
internal sealed class CheckFiles(ImportSession session)
{
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var file in ImportFolder.Known)
        {
            session.Report(ImportStep.Check, file.Name, 0);
            foreach (var sql in file.Complete) await session.ExecuteAsync(sql, ct);
            await session.ExecuteAsync($"analyze {file.Stage}", ct);
            await RejectAsync(file.Name, KeyTwice(file), ct);
            await RejectAsync(file.Name, OtherContent(file), ct);
        }

        foreach (var file in ImportFolder.Known)
        {
            session.Report(ImportStep.Check, file.Name, 0);
            if (file.OwnId is { } id) await RejectAsync(file.Name, NewInOddForm(file, id), ct);
            foreach (var reference in file.References.Where(reference => session.IsReadable(reference.Target)))
            {
                await RejectAsync(file.Name, Unknown(file, reference), ct);
            }

            foreach (var check in file.Checks.Where(check => check.Reads.All(session.IsReadable)))
            {
                await RejectAsync(check.File ?? file.Name, check.Sql, ct);
            }
        }
    }

    private async Task RejectAsync(string file, string sql, CancellationToken ct)
    {
        await foreach (var fault in session.StreamAsync<Fault>(sql, ct))
            await session.RejectAsync(file, fault.Line, fault.Field, fault.Value ?? "", fault.Reason, ct);
    }

    /// <summary>Marks all but the first row of a key as faulty.</summary>
    private static string KeyTwice(FileSchema file)
    {
        var key = file.KeyColumns.Select(column => column.Field).ToList();
        var last = file.Column(file.Key[^1]);
        return $"""
            update {file.Stage} as row set faulty = true
            from (select {string.Join(", ", key)}, min(line) as line from {file.Stage}
                group by {string.Join(", ", key)} having count(*) > 1) as first
            where {string.Join(" and ", key.Select(field => $"row.{field} = first.{field}"))} and row.line > first.line
            returning row.line, '{last.Name}' as field, row.{last.Field}::text as value,
                'the same {file.Noun} stands on line ' || first.line as reason
            """;
    }

    private static string OtherContent(FileSchema file)
    {
        var others = file.Columns.Except(file.KeyColumns).Where(column => !column.IsMark).ToList();
        var same = file.KeyColumns.Select(column => $"row.{column.Field} = stored.{column.Field}");
        return $"""
            with known as (
                delete from {file.Stage} as row using ({file.Stored}) as stored
                where {string.Join(" and ", same)} and not row.faulty
                returning row.line, case {Each(column => $"'{column.Name}'")} end as differs, case {Each(column =>
                    $"row.{column.Field}::text")} end as value,
                    case {Each(column => $"coalesce('stored with ' || stored.{column.Field}, 'stored without a value')")} end as reason
            )
            select line, differs as field, value, reason from known where differs is not null
            """;

        string Each(Func<ImportColumn, string> then) => string.Join(
            " ", others.Select(column => $"when row.{column.Field} is distinct from stored.{column.Field} then {then(column)}"));
    }

    /// <summary>An id that is not stored must have the form of ids; what names another row is unknown then, or stored.</summary>
    private static string NewInOddForm(FileSchema file, ImportColumn id) =>
        $"select line, '{id.Name}' as field, {id.Field} as value, doubt as reason from {file.Stage} where doubt is not null and not faulty";

    private static string Unknown(FileSchema file, FileReference reference)
    {
        var column = file.Column(reference.Column);
        var key = reference.Target.KeyColumns.Single().Field;
        return $"""
            select row.line, '{column.Name}' as field, row.{column.Field} as value,
                'no such {reference.Target.Noun}, neither stored nor in {reference.Target.Name}' as reason
            from {file.Stage} as row
            where row.{column.Field} is not null
                and not exists (select from {reference.Target.Stage} as staged where staged.{key} = row.{column.Field})
                and not exists (select from ({reference.Target.Stored}) as stored where stored.{key} = row.{column.Field})
            """;
    }

    private sealed record Fault(long Line, string Field, string? Value, string Reason);
}
