using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartnerPortal.Application.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Identity;

namespace PartnerPortal.Benchmarks.Portal;

/// <summary>Who looks at the pages: an administrator, the owner of the partner with the most invoices, and that of one with about fifty lines.</summary>
internal static class MeasuringPerson
{
    // About three lines an invoice.
    private const int SmallInvoices = 17;

    /// <param name="services">The portal's.</param>
    /// <param name="kind">staff, partner or small-partner.</param>
    public static async Task<PortalUser> FindAsync(IServiceProvider services, string kind)
    {
        var email = kind + "@measure.example";
        var partner = kind != "staff";
        var users = services.GetRequiredService<UserManager<PortalUser>>();
        if (await users.FindByEmailAsync(email) is { } known) return known;
        var partnerId = partner ? await NearestAsync(services.GetRequiredService<PortalDatabase>(), kind == "partner" ? int.MaxValue : SmallInvoices) : null;
        await services.GetRequiredService<AddUser>().RunAsync(
            new AddUserCommand(email, "Measure", partner ? PortalRole.PartnerOwner : PortalRole.Administrator, partnerId, "en", Passphrase.Next()), CancellationToken.None);
        return (await users.FindByEmailAsync(email))!;
    }

    private static async Task<string?> NearestAsync(PortalDatabase database, int invoices)
    {
        await using var tx = await database.BeginAsync(DataScope.All, CancellationToken.None);
        return await tx.ScalarAsync<string>(
            "select partner_id from invoice where partner_id is not null group by partner_id order by abs(count(*) - $1), partner_id limit 1",
            CancellationToken.None, (long)invoices);
    }
}
