using System.Reflection;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Finance.Ledger;

/// <summary>A rule that holds after every commit, as a query that finds no row.</summary>
public sealed record Invariant(string Name, string Query);

/// <summary>An invariant that does not hold: how often, and the first rows.</summary>
public sealed record InvariantFault(string Name, long Rows, IReadOnlyList<string> Examples);

/// <summary>
/// Checks the money invariants (spec 07), each with one query that works the figure out again in SQL, apart from the calculators.
/// </summary>
public sealed class Invariants([Patient] PortalDatabase database)
{
    private const int ExamplesShown = 5;

    // The queries go through whole tables. Just after a large import the server has no statistics yet and would choose nested loops, or
    // merge all rows of a program with each other; hashing is right for any size.
    private const string WholeTables = """
        set local enable_nestloop = off; set local enable_mergejoin = off; set local jit = off; set local work_mem = '64MB'
        """;

    /// <summary>All of them, by number and name: the files in Ledger/Invariants, one each.</summary>
    public static IReadOnlyList<Invariant> All { get; } = [.. Load()];

    /// <returns>One fault for each invariant that does not hold.</returns>
    public async Task<List<InvariantFault>> CheckAsync(IProgress<string>? progress, CancellationToken ct)
    {
        var faults = new List<InvariantFault>();
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        await tx.ExecuteAsync(WholeTables, ct);
        foreach (var invariant in All)
        {
            progress?.Report(invariant.Name);
            var rows = await tx.RowsAsync<FoundRow>(
                $"select to_jsonb(found)::text as text, count(*) over () as count from ({invariant.Query}) found limit {ExamplesShown}",
                ct);
            if (rows.Count > 0) faults.Add(new InvariantFault(invariant.Name, rows[0].Count, [.. rows.Select(row => row.Text)]));
        }

        return faults;
    }

    private static IEnumerable<Invariant> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string folder = "PartnerPortal.Application.Finance.Ledger.Invariants.";
        foreach (
            var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(
                StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new Invariant(
                resource[folder.Length..^".sql".Length].Replace('_', ' '), reader.ReadToEnd().TrimEnd().TrimEnd(';'));
        }
    }

    private sealed record FoundRow(string Text, long Count);
}
