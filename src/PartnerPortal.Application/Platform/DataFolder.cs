using Microsoft.Extensions.Configuration;

namespace PartnerPortal.Application.Platform;

/// <summary>
/// Where the portal keeps what is not in the database: <c>PORTAL_DATA</c>, otherwise <c>.data</c> beside where it was started.
/// </summary>
public static class DataFolder
{
    public static string Of(IConfiguration configuration) =>
        Path.GetFullPath(configuration["PORTAL_DATA"] is { Length: > 0 } named ? named : ".data");
}
