using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartnerPortal.Application.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Identity;

namespace PartnerPortal.Benchmarks.Portal;

/// <summary>Who looks at the pages: an administrator, and the owner of the partner with the most postings.</summary>
internal static class MeasuringPerson
{
    public static async Task<PortalUser> FindAsync(IServiceProvider services, bool partner)
    {
        var email = partner ? "partner@measure.example" : "staff@measure.example";
        var users = services.GetRequiredService<UserManager<PortalUser>>();
        if (await users.FindByEmailAsync(email) is { } known) return known;
        var partnerId = partner ? await LargestAsync(services.GetRequiredService<PortalDatabase>()) : null;
        await services.GetRequiredService<AddUser>().RunAsync(
            new AddUserCommand(email, "Measure", partner ? PortalRole.PartnerOwner : PortalRole.Administrator, partnerId, "en", Passphrase.Next()), CancellationToken.None);
        return (await users.FindByEmailAsync(email))!;
    }

    private static async Task<string?> LargestAsync(PortalDatabase database)
    {
        await using var tx = await database.BeginAsync(DataScope.All, CancellationToken.None);
        return await tx.ScalarAsync<string>("select partner_id from posting group by partner_id order by count(*) desc limit 1", CancellationToken.None);
    }
}
