using System.CommandLine;

namespace PartnerPortal.Cli;

/// <summary><c>migrate</c>: every command brings the schema up to date; this one does nothing else.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database to the newest schema");
        command.SetAction((_, ct) => PortalSession.RunAsync(
            (_, _) =>
            {
                Console.Error.WriteLine("The schema is up to date.");
                return Task.FromResult(ExitCode.Done);
            },
            ct));
        return command;
    }
}
