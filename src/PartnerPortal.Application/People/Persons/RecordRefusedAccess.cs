using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Persons;

/// <summary>Writes what was refused to signed-in people into log and audit trail.</summary>
public sealed class RecordRefusedAccess(PortalDatabase database, RefusalTrail refusals, TimeProvider time)
{
    public async Task RunAsync(RefusedAccess refused, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        await refusals.NoteAsync(tx, refused, time.GetUtcNow(), ct);
        await tx.CommitAsync(ct);
    }
}
