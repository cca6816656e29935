using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Vendor;
using PartnerPortal.Data;
using PartnerPortal.Documents.Finance.Statements;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Application.Finance.Statements;

/// <param name="Period">A closed month.</param>
/// <param name="PartnerId">Only this partner; null for all.</param>
/// <param name="Directory">Where the files go; made if it is missing.</param>
/// <param name="Again">Make also those anew that are there: the vendor's name or the template changed.</param>
public sealed record StatementFilesCommand(string ProgramId, Month Period, string? PartnerId, string Directory, bool Again = false);

/// <summary>How many are done.</summary>
public readonly record struct StatementFilesProgress(int Done, int Total);

/// <summary>
/// Writes the statements of a month as PDF files, in order of their partners, on all cores. A file appears whole or not at all; what was
/// cut off
/// goes on where it was, since files that are there stay.
/// </summary>
public sealed class WriteStatementFiles(
    [Patient] PortalDatabase database, StatementQueries statements, StatementPdf pdf, VendorDetails vendor, TimeProvider time)
{
    /// <returns>How many files were written, those that were there aside.</returns>
    /// <exception cref="RuleViolationException">The month is not closed, or the partner has no statement in it.</exception>
    public async Task<int> RunAsync(StatementFilesCommand command, IProgress<StatementFilesProgress>? progress, CancellationToken ct)
    {
        await CheckClosedAsync(command, ct);
        var total = await statements.CountAsync(command.ProgramId, command.Period, command.PartnerId, ct);
        if (total == 0 && command.PartnerId is not null)
            throw new RuleViolationException(
                "statement.none", $"{command.PartnerId} has no statement for {command.Period}.", command.PartnerId, command.Period);

        Directory.CreateDirectory(command.Directory);
        var (done, written) = (0, 0);
        progress?.Report(new StatementFilesProgress(0, total));
        await Parallel.ForEachAsync(
            statements.StreamAsync(command.ProgramId, command.Period, command.PartnerId, ct),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct },
            async (statement, token) =>
            {
                if (await WriteAsync(command, statement, token)) Interlocked.Increment(ref written);
                progress?.Report(new StatementFilesProgress(Interlocked.Increment(ref done), total));
            });
        return written;
    }

    private async Task<bool> WriteAsync(StatementFilesCommand command, Statement statement, CancellationToken ct)
    {
        var file = Path.Combine(command.Directory, StatementNumber.FileName(statement.Number) + ".pdf");
        if (!command.Again && File.Exists(file)) return false;
        var unfinished = file + ".part";
        await File.WriteAllBytesAsync(unfinished, await pdf.RenderAsync(statement, vendor.ForStatements(), ct), ct);
        File.Move(unfinished, file, overwrite: true);
        return true;
    }

    private async Task CheckClosedAsync(StatementFilesCommand command, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, command.ProgramId, time, ct);
        if (calendar.LastClosed is not { } last || last < command.Period)
            throw new RuleViolationException("statement.not_closed", $"{command.Period} is not closed: close it first.", command.Period);
    }
}
