using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Applications;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Loads an application that a use case is about to move on, locked until its transaction ends.</summary>
internal static class OpenApplication
{
    /// <exception cref="RuleViolationException">There is none.</exception>
    public static async Task<PartnerApplication> LockAsync(PortalUnit unit, string number, CancellationToken ct) =>
        await unit.Db.Locked<PartnerApplication>($"program_id = {unit.Sql.ProgramId} and application_no = {number}").SingleOrDefaultAsync(
            ct)
        ?? throw new RuleViolationException("application.unknown", $"There is no application {number}.", number);

    /// <summary>The same with its checklist, as it is once the lock is held.</summary>
    /// <exception cref="RuleViolationException">There is none.</exception>
    public static async Task<PartnerApplication> LockWithChecksAsync(PortalUnit unit, string number, CancellationToken ct)
    {
        var application = await LockAsync(unit, number, ct);
        await unit.Db.Entry(application).Collection(each => each.Checks).LoadAsync(ct);
        return application;
    }
}
