using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Sales.Customers;
using PartnerPortal.Data;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Web.Components.Kit.Lists;

namespace PartnerPortal.Benchmarks.Portal;

/// <summary>
/// Who looks at the pages: an administrator, and the owners of three partners: the one with the most invoices, one with about fifty lines,
/// and
/// the smallest one whose lists fill a page.
/// </summary>
internal static class MeasuringPerson
{
    // About three lines an invoice.
    private const string Small = """
        select partner_id from invoice where partner_id is not null group by partner_id
        order by abs(count(*) - 17), partner_id limit 1
        """;

    private const string Large = """
        select partner_id from invoice where partner_id is not null group by partner_id
        order by count(*) desc, partner_id limit 1
        """;

    // Of customers a partner has least.
    private static readonly string Full = $"""
        select i.partner_id from invoice i where i.partner_id is not null group by i.partner_id
        having (select count(distinct a.customer_id) from attribution a
            where a.partner_id = i.partner_id) >= {ListDefinition<CustomerListRow>.PageSize}
        order by count(*), i.partner_id limit 1
        """;

    /// <param name="services">The portal's.</param>
    /// <param name="kind">staff, partner, small-partner or full-partner.</param>
    public static async Task<PortalUser> FindAsync(IServiceProvider services, string kind)
    {
        var email = kind + "@measure.example";
        var users = services.GetRequiredService<UserManager<PortalUser>>();
        if (await users.FindByEmailAsync(email) is { } known) return known;
        var partnerId = await PartnerAsync(services.GetRequiredService<PortalDatabase>(), kind);
        await services.GetRequiredService<AddUser>().RunAsync(
            new AddUserCommand(
                email, "Measure", partnerId is null ? PortalRole.Administrator : PortalRole.PartnerOwner, partnerId, "en",
                Passphrase.Next()),
            CancellationToken.None);
        return (await users.FindByEmailAsync(email))!;
    }

    private static async Task<string?> PartnerAsync(PortalDatabase database, string kind)
    {
        if (kind == "staff") return null;
        await using var tx = await database.BeginAsync(DataScope.All, CancellationToken.None);
        var sql = kind switch { "partner" => Large, "small-partner" => Small, "full-partner" => Full,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null) };
        return await tx.ScalarAsync<string>(sql, CancellationToken.None);
    }
}
