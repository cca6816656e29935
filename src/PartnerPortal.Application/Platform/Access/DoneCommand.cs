using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>The row that says that a command was done, in the transaction that does it.</summary>
/// <param name="Name">The use case.</param>
/// <param name="Fingerprint">Of what the command says.</param>
internal sealed record DoneCommand(Guid OwnerId, string? PartnerId, CommandId Id, string Name, byte[] Fingerprint)
{
    private const int MostTurns = 3;

    /// <summary>Takes the id for this transaction; a copy of the command waits here until the other transaction has ended.</summary>
    /// <returns>Null: it is to be done now. Otherwise it was done, and this is what it answered.</returns>
    /// <exception cref="RuleViolationException"><c>command.other_content</c>: the id belongs to something else.</exception>
    public async Task<Answer?> TakeAsync(PortalTransaction tx, DateTimeOffset at, CancellationToken ct)
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var taken = await tx.ExecuteAsync(
                """
                insert into command_done (owner_id, command_id, partner_id, name, content_hash, done_at) values ($1, $2, $3, $4, $5, $6)
                on conflict (owner_id, command_id) do nothing
                """,
                ct, OwnerId, Id.Value, PartnerId, Name, Fingerprint, at);
            if (taken == 1) return null;
            var found = await tx.FirstRowAsync<DoneRow>(
                "select name, content_hash, answer::text from command_done where owner_id = $1 and command_id = $2", ct, OwnerId, Id.Value);
            // What was swept away in between is taken anew.
            if (found is null) continue;
            if (found.Name != Name || !found.ContentHash.AsSpan().SequenceEqual(Fingerprint)) throw OtherContent();
            return new Answer(found.Answer);
        }

        // Whoever sent it was of another partner then, whose rows this person does not see any more.
        throw OtherContent();
    }

    public Task AnswerAsync(PortalTransaction tx, string answer, CancellationToken ct) => tx.ExecuteAsync(
        "update command_done set answer = $3::jsonb where owner_id = $1 and command_id = $2", ct, OwnerId, Id.Value, answer);

    private static RuleViolationException OtherContent() =>
        new("command.other_content", "This form was sent already, with something else in it. Open it again.");

    /// <param name="Json">Null where the use case answers nothing.</param>
    internal sealed record Answer(string? Json);

    private sealed record DoneRow(string Name, byte[] ContentHash, string? Answer);
}
