using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Testing.LocalCluster;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.LocalCluster;

public sealed class TestClusterTests
{
    [Fact]
    public async Task A_copy_of_a_template_has_its_tables_and_is_a_database_of_its_own()
    {
        var template = await TestCluster.TemplateAsync("cluster_template", FillAsync);
        var first = await TestCluster.CreateDatabaseAsync(template);
        var second = await TestCluster.CreateDatabaseAsync(template);

        (await AskAsync(first, "insert into words values ('one'); select count(*) from words")).ShouldBe(2L);
        (await AskAsync(second, "select count(*) from words")).ShouldBe(1L);
    }

    private static async Task FillAsync(PortalConnection connection) =>
        await AskAsync(connection, "create table words (word text); insert into words values ('template')");

    private static async Task<object?> AskAsync(PortalConnection connection, string sql)
    {
        await using var session = new NpgsqlConnection(connection.Owner);
        await session.OpenAsync();
        await using var command = new NpgsqlCommand(sql, session);
        return await command.ExecuteScalarAsync();
    }
}
