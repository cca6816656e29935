using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>A link that waits in mail for its reader.</summary>
/// <param name="Path">In the portal; it may carry the reader's token.</param>
public sealed record WaitingLink(MailKind Kind, DateTimeOffset CreatedAt, string Path);

/// <summary>
/// The links of mail that has not gone, for who owns the machine: without a mail server this is how people get in. In the portal nobody
/// reads
/// them, since who does could take the account of another.
/// </summary>
public sealed class PersonalLinks(PortalDatabase database)
{
    private const string Waiting = """
        select kind, created_at, link from mail where lower(to_address) = lower($1) and link is not null
            order by created_at desc, mail_id desc
        """;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<WaitingLink>> OfAsync(string email, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var found = await tx.RowsAsync<LinkRow>(Waiting, ct, email);
        return [.. found.Select(row => new WaitingLink(MailKind.Parse(row.Kind), row.CreatedAt, row.Link))];
    }

    private sealed record LinkRow(string Kind, DateTimeOffset CreatedAt, string Link);
}
