using System.Net;
using Npgsql;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Testing.LocalCluster;

namespace PartnerPortal.Web.Tests.Security;

/// <summary>
/// What decides who may do what fails itself: the database refuses to say who somebody is, whether the session is good, or to set the
/// scope.
/// Then nobody gets anything. The program is the unmodified one; rights in its database are taken away under it.
/// </summary>
[Trait("Kind", "Fault")]
public sealed class InjectedFailureTests(InjectedFailureTests.FailingPortal portal) : IClassFixture<InjectedFailureTests.FailingPortal>
{
    // But what the portal writes of its own accord.
    private const string Everything = """
        select string_agg(relname || ' ' || (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || oid::regclass, false,
            true, '')))[1]::text, ',' order by relname)
        from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
            and relname not in ('data_protection_keys', 'job_standing')
        """;

    /// <summary>What fails, and how it is undone.</summary>
    public static TheoryData<string, string> Failures => new()
    {
        { "revoke select on users, user_session from portal_app, portal_owner",
            "grant select on users, user_session to portal_app, portal_owner" },
        { "revoke execute on function set_config(text, text, boolean) from public",
            "grant execute on function set_config(text, text, boolean) to public" },
        { "alter function set_config(text, text, boolean) rename to set_config_away",
            "alter function set_config_away(text, text, boolean) rename to set_config" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task No_page_and_no_file_is_answered_while_it_cannot_be_told_who_may_see_it(string fail, string mend)
    {
        using var client = portal.NewClient();
        await client.SignInAsync(Person.Finance);
        (await client.GetAsync("/partners/export")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var files = PortalRoutes.Of("GET").Where(
            route => !route.IsPublic && route.Path.EndsWith("/export", StringComparison.Ordinal)).ToList();
        files.Count.ShouldBeGreaterThan(10);
        await portal.ExecuteAsync(fail);
        try
        {
            foreach (var route in files) await NothingAsync(client, route.Path);
            foreach (var path in new[] { "/partners", "/months", "/balances", "/payouts", "/statements" }) await NothingAsync(client, path);
        }
        finally
        {
            await portal.ExecuteAsync(mend);
        }

        (await client.GetAsync("/partners/export")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Nothing_is_written_while_it_cannot_be_told_who_writes(string fail, string mend)
    {
        await using var source = NpgsqlDataSource.Create(portal.Connection.App);
        var viewer = await FailingPortal.ViewerAsync(source, Person.Finance);
        var change = new ChangeLanguage(new PortalDatabase(source));
        await change.RunAsync(viewer, CommandId.New(), "fr", CancellationToken.None);
        var before = await portal.TextAsync(Everything);
        await portal.ExecuteAsync(fail);
        try
        {
            await Should.ThrowAsync<Exception>(() => change.RunAsync(viewer, CommandId.New(), "de", CancellationToken.None));
        }
        finally
        {
            await portal.ExecuteAsync(mend);
        }

        (await portal.TextAsync(Everything)).ShouldBe(before);
        (await portal.TextAsync("select language from users where id = '" + viewer.UserId + "'")).ShouldBe("fr");
    }

    [Fact]
    public async Task Without_a_scope_no_row_of_a_partner_is_there_to_read_or_to_write()
    {
        await using var source = NpgsqlDataSource.Create(portal.Connection.App);
        await using var connection = await new PortalDatabase(source).OpenConnectionAsync(CancellationToken.None);
        await using var read = new NpgsqlCommand("select count(*) from partner", connection);
        (await read.ExecuteScalarAsync()).ShouldBe(0L);
        await using var write = new NpgsqlCommand(
            "insert into partner (partner_id, name, country, language, registered_at) values ('X', 'X', 'ES', 'es', now())", connection);
        (await Should.ThrowAsync<PostgresException>(() => write.ExecuteNonQueryAsync())).SqlState.ShouldBe(
            PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task NothingAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(300, path);
        if ((int)answer.StatusCode < 400) answer.Headers.Location!.OriginalString.ShouldContain("/sign-in");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain(Person.Owner.PartnerId!, Case.Sensitive, path);
        text.ShouldNotContain("portal_app", Case.Insensitive, path);
        answer.Content.Headers.ContentDisposition.ShouldBeNull(path);
    }

    /// <summary>A portal of its own, since its database is broken under it.</summary>
    public sealed class FailingPortal : PortalServer
    {
        public async Task ExecuteAsync(string sql) => await TextAsync(sql);

        /// <summary>As the superuser.</summary>
        public async Task<string?> TextAsync(string sql)
        {
            var name = new NpgsqlConnectionStringBuilder(Connection.App).Database!;
            await using var source = NpgsqlDataSource.Create(await TestCluster.ConnectionStringAsync(name, "postgres"));
            await using var command = source.CreateCommand(sql);
            return await command.ExecuteScalarAsync() as string;
        }

        internal static async Task<Viewer> ViewerAsync(NpgsqlDataSource source, Person person)
        {
            await using var tx = await new PortalDatabase(source).BeginAsync(DataScope.All, CancellationToken.None);
            var id = await tx.ScalarAsync<Guid>("select id from users where email = $1", CancellationToken.None, person.Email);
            return new Viewer(id, person.Name, person.Role, person.PartnerId);
        }
    }
}
