using PartnerPortal.Application.Exchange.Imports.Checks;
using PartnerPortal.Application.Exchange.Imports.Files;
using PartnerPortal.Application.Exchange.Imports.Registration;
using PartnerPortal.Application.Exchange.Imports.Terms;
using PartnerPortal.Application.Platform.Telemetry;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Exchange.Imports;

/// <param name="Directory">Holds any of the files of the interchange format.</param>
/// <param name="ImportedBy">Who imports.</param>
/// <param name="RejectsFile">Where every fault is written, if there is one; null to keep only the first.</param>
public sealed record ImportCommand(string Directory, string ImportedBy, string? RejectsFile = null);

/// <param name="Files">The files found.</param>
/// <param name="FirstRejects">The first ten faults.</param>
/// <param name="RejectCount">All faults. With any, nothing was registered.</param>
/// <param name="RejectsFile">Where they are written; null without any.</param>
/// <param name="Elapsed">From the start to the commit.</param>
public sealed record ImportResult(
    IReadOnlyList<ImportedFile> Files, IReadOnlyList<ImportReject> FirstRejects, long RejectCount, string? RejectsFile, TimeSpan Elapsed);

/// <summary>What became of a file's rows.</summary>
/// <param name="Name">File name.</param>
/// <param name="New">Rows registered, and stored ones whose mark they change; of a refused import, those that would have been.</param>
/// <param name="Unchanged">Rows stored already as they stand.</param>
/// <param name="Refused">Rows with a fault.</param>
public sealed record ImportedFile(string Name, long New, long Unchanged, long Refused);

/// <summary>
/// Reads a folder of files, all or nothing (spec 06): streams each into a temporary table, lets the database compare them with each
/// other and with what is stored, and registers what is new. Waits for a running close.
/// </summary>
public sealed class ImportFiles([Patient] PortalDatabase database, TimeProvider time)
{
    private const long LargeImport = 5_000;

    /// <exception cref="Domain.RuleViolationException">The folder holds nothing to import.</exception>
    public async Task<ImportResult> RunAsync(ImportCommand command, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var started = time.GetTimestamp();
        using var folder = ImportFolder.Open(command.Directory);
        await using var rejects = new RejectList(command.RejectsFile);
        if (folder.Refused.Count > 0) return await RefuseAsync(folder, rejects, time.GetElapsedTime(started), ct);
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var session = new ImportSession(tx, rejects, progress);
        await session.BeginAsync(time.GetUtcNow(), command.ImportedBy, ct);

        var terms = new ImportTerms(session);
        if (folder.HasTerms) await CheckTermsAsync(terms, folder, ct);
        var rows = await StageAsync(session, folder, ct);
        await session.ExpectAsync(rows.Values.Sum(), ct);
        await new CheckFiles(session).RunAsync(ct);
        var files = await CountAsync(session, rows, ct);
        if (folder.HasTerms)
            files = [new(ImportFolder.Terms, terms.New, terms.Unchanged, rejects.RowsRefused(ImportFolder.Terms)), .. files];
        if (rejects.Count == 0)
        {
            await terms.RegisterAsync(ct);
            await new RegisterFiles(session).RunAsync(ct);
            await tx.CommitAsync(ct);
            await RefreshStatisticsAsync(files, ct);
        }

        await rejects.CompleteAsync();
        Measure(files, rejects.Count);
        return new ImportResult(files, rejects.First, rejects.Count, rejects.Path, time.GetElapsedTime(started));
    }

    /// <summary>What is no file is refused at once, before anything is opened or waited for.</summary>
    private static async Task<ImportResult> RefuseAsync(ImportFolder folder, RejectList rejects, TimeSpan elapsed, CancellationToken ct)
    {
        foreach (var refused in folder.Refused) await rejects.AddAsync(refused, ct);
        await rejects.CompleteAsync();
        Measure([], rejects.Count);
        var files = folder.Refused.Select(refused => new ImportedFile(refused.File, 0, 0, 1));
        return new ImportResult([.. files], rejects.First, rejects.Count, rejects.Path, elapsed);
    }

    private static async Task CheckTermsAsync(ImportTerms terms, ImportFolder folder, CancellationToken ct)
    {
        await using var stream = folder.OpenFile(ImportFolder.Terms);
        await terms.CheckAsync(stream, ct);
    }

    private static void Measure(IReadOnlyList<ImportedFile> files, long rejects)
    {
        PortalMeter.ImportRuns.Add(1, new KeyValuePair<string, object?>("outcome", rejects == 0 ? "done" : "refused"));
        if (rejects > 0) return;
        foreach (var file in files) PortalMeter.ImportRows.Add(file.New, new KeyValuePair<string, object?>("file", file.Name));
    }

    /// <summary>Without it, what reads a large import next would be planned as if the tables were empty.</summary>
    private async Task RefreshStatisticsAsync(IReadOnlyList<ImportedFile> files, CancellationToken ct)
    {
        if (files.Sum(file => file.New) < LargeImport) return;
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        await tx.ExecuteAsync("select refresh_statistics()", ct);
        await tx.CommitAsync(ct);
    }

    /// <returns>The rows read of each file.</returns>
    private static async Task<Dictionary<FileSchema, long>> StageAsync(ImportSession session, ImportFolder folder, CancellationToken ct)
    {
        foreach (var file in ImportFolder.Known) await session.ExecuteAsync(StageFile.Table(file), ct);
        var rows = new Dictionary<FileSchema, long>();
        foreach (var file in folder.Files)
        {
            await using var stream = folder.OpenFile(file.Name);
            rows[file] = await new StageFile(session, file).RunAsync(stream, ct);
        }

        return rows;
    }

    /// <summary>
    /// What is left on the stage is new, if it has no fault, as is a changed mark; what is neither left nor refused is stored already.
    /// </summary>
    private static async Task<IReadOnlyList<ImportedFile>> CountAsync(
        ImportSession session, Dictionary<FileSchema, long> rows, CancellationToken ct)
    {
        var files = new List<ImportedFile>();
        foreach (var (file, read) in rows)
        {
            var added = await session.CountAsync($"select count(*) from {file.Stage} where not faulty", ct);
            if (file.Changed is { } changed) added += await session.CountAsync($"select count(*) from {changed}", ct);
            var refused = session.Rejects.RowsRefused(file.Name);
            files.Add(new ImportedFile(file.Name, added, Math.Max(0, read - added - refused), refused));
        }

        return files;
    }
}
