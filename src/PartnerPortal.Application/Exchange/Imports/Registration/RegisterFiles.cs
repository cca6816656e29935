using PartnerPortal.Application.Exchange.Imports.Files;

namespace PartnerPortal.Application.Exchange.Imports.Registration;

/// <summary>Writes the staged rows down, each file after those that it refers to.</summary>
internal sealed class RegisterFiles(ImportSession session)
{
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var file in ImportFolder.Known)
        {
            if (file == InvoiceLinesFile.Schema) await new RateLines(session).RunAsync(ct);
            session.Report(ImportStep.Register, file.Name, 0);
            foreach (var sql in file.Register) await session.ExecuteAsync(sql, ct);
        }
    }
}
