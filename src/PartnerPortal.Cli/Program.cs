using System.CommandLine;
using PartnerPortal.Cli;

var root = new RootCommand("The partner program from the command line")
{
    ImportVerb.Create(),
    CloseVerb.Create(),
    ExportVerb.Create(),
    StatementsVerb.Create(),
    SeedVerb.Create(),
    LedgerHashVerb.Create(),
    InvariantsVerb.Create(),
    MigrateVerb.Create(),
    BackupVerb.Create(),
    RestoreVerb.Create(),
    UserVerb.Create(),
    DoctorVerb.Create(),
};
var result = root.Parse(args);
return await result.InvokeAsync(
    new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
