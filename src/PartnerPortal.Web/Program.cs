using Microsoft.Extensions.Configuration.Json;
using PartnerPortal.Application.Platform;
using PartnerPortal.Application.Platform.Vendor;
using PartnerPortal.Data.LocalCluster;
using PartnerPortal.Data.Migrations;
using PartnerPortal.Demo;
using PartnerPortal.Web;
using PartnerPortal.Web.Health;
using PartnerPortal.Web.Logs;
using PartnerPortal.Web.Security;
using Serilog;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = StartArguments.ForConfiguration(args),
    ContentRootPath = AppContext.BaseDirectory,
});

// Who the vendor is ships with values; every other source of settings comes after them.
var vendor = new JsonConfigurationSource { Path = VendorDetails.File };
vendor.ResolveFileProvider();
builder.Configuration.Sources.Insert(0, vendor);
builder.BeginPortalLog();

try
{
    var configuration = builder.Configuration;
    var data = DataFolder.Of(configuration);
    await using var server = await StartSteps.SayAsync("The database is there", () => PortalServer.OpenAsync(
        configuration.GetConnectionString("Portal"), configuration.GetConnectionString("PortalOwner"), data, CancellationToken.None));
    await DemoRemains.ClearAsync(server, configuration, data, CancellationToken.None);
    await StartSteps.SayAsync("Its schema is the newest", () => PortalMigrator.MigrateAsync(server.Connection, CancellationToken.None));
    builder.AddPortalWeb(server.Connection);
    if (server.IsPrivate) builder.Services.AddSingleton(server).AddHostedService<ServerWatch>();
    await using var app = builder.Build();
    app.Services.GetRequiredService<KeyGuard>().Check();
    app.UsePortalWeb();
    await app.RunAsync();
    return 0;
}
catch (EnvironmentLackException lack)
{
    await Console.Error.WriteLineAsync(lack.Message);
    return 4;
}
catch (Exception failure)
{
    Log.Fatal(failure, "The portal has ended");
    return 1;
}
finally
{
    await Log.CloseAndFlushAsync();
}
