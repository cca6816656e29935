namespace PartnerPortal.Data;

/// <summary>One unit of work: a context and the transaction it lives in.</summary>
public sealed class PortalUnit(PortalTransaction transaction, PortalDbContext context) : IAsyncDisposable
{
    public PortalDbContext Db => context;

    /// <summary>The same transaction, for what is better said in SQL.</summary>
    public PortalTransaction Sql => transaction;

    /// <summary>Saves what changed and commits.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        await context.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await transaction.DisposeAsync();
    }
}
