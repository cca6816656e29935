using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Security;

/// <summary>Writes down what was refused to signed-in people, one after the other, beside the work of the portal.</summary>
internal sealed class RefusalJournal(RecordRefusedAccess record, ILogger<RefusalJournal> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var refused in RefusedAccess.ReadAllAsync(stoppingToken))
        {
            try
            {
                await record.RunAsync(refused, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The portal goes on without an entry, whatever is wrong with the database; the log has it.
                const string lost = "User {UserId} was refused {What}; the audit trail could not be written";
                log.LogError(failure, lost, refused.Viewer.UserId, refused.What);
            }
        }
    }
}
