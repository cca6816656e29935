using PartnerPortal.Data.Migrations;
using PartnerPortal.Domain;

namespace PartnerPortal.Data.Backups;

/// <summary>What a file says about itself before anything of it is restored.</summary>
internal static class BackupFile
{
    /// <exception cref="InvalidDataException">It is no backup of a portal.</exception>
    /// <exception cref="RuleViolationException">It was made by a newer portal than this one.</exception>
    public static async Task CheckAsync(PostgresTools tools, string file, CancellationToken ct)
    {
        var migrations = await MigrationsAsync(tools, file, ct);
        if (migrations.Count == 0) throw new InvalidDataException($"{file} is no backup of a portal.");
        var unknown = migrations.Except(PortalMigrator.Known).ToList();
        if (unknown.Count > 0)
        {
            throw new RuleViolationException(
                "restore.newer", $"{file} was made by a newer portal (it has {unknown[^1]}): restore it with that version or a later one.",
                unknown[^1]);
        }
    }

    private static async Task<List<string>> MigrationsAsync(PostgresTools tools, string file, CancellationToken ct)
    {
        using var read = ToolProcess.Start(
            [tools.PgRestore, "--data-only", "--table=__EFMigrationsHistory", "--file=-", file], null, null);
        var migrations = new List<string>();
        var inside = false;
        while (await read.Output.ReadLineAsync(ct) is { } line)
        {
            if (line == "\\.") inside = false;
            if (inside) migrations.Add(line.Split('\t')[0]);
            if (line.StartsWith("COPY ", StringComparison.Ordinal)) inside = true;
        }

        try
        {
            await read.EndAsync(ct);
        }
        catch (ToolFailedException unreadable)
        {
            throw new InvalidDataException($"{file} is no backup of a portal. {unreadable.Message}", unreadable);
        }

        return migrations;
    }
}
