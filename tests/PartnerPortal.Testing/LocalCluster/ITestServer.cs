namespace PartnerPortal.Testing.LocalCluster;

/// <summary>A PostgreSQL server with the portal's roles, for one test run.</summary>
internal interface ITestServer
{
    /// <summary>Any database as any role, such as the super role <c>postgres</c>.</summary>
    string ConnectionString(string database, string role);
}
