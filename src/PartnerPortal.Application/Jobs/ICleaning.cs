namespace PartnerPortal.Application.Jobs;

/// <summary>Rows that have had their day. Whatever keeps some registers one of these, and it runs once a day.</summary>
public interface ICleaning
{
    /// <summary>What is removed, for the log.</summary>
    string Name { get; }

    /// <returns>How many rows went.</returns>
    Task<int> RunAsync(CancellationToken ct);
}
