using System.Runtime.CompilerServices;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>
/// How use cases change something: one transaction, in which the person's permission is asked, the command's id is taken and the work is
/// done. Sent again, the command is not done again and answers the same. A refusal leaves nothing behind, so that the corrected form may be
/// sent with the same id.
/// <code>
/// public Task&lt;Guid&gt; RunAsync(Viewer viewer, CommandId id, GrantAllowanceCommand command, CancellationToken ct) =>
///     database.For(viewer, Permission.ManageLicences).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);
/// </code>
/// The work gets a unit: it loads entities through <see cref="PortalUnit.Db"/> (<see cref="RowLock"/>), calls their verbs, and what changed
/// is saved when it returns. Work on sets, which loads nothing, speaks through <see cref="PortalUnit.Sql"/>.
/// What a command says is kept as a fingerprint only. Whatever is secret in it stays out of that too (<c>content</c> says the rest), and a
/// use case that answers with a secret cannot be one of these.
/// </summary>
public sealed class ViewerCommands
{
    private readonly PortalDatabase _database;
    private readonly Viewer? _viewer;
    private readonly Permission? _permission;

    internal ViewerCommands(PortalDatabase database, Viewer? viewer, Permission? permission) =>
        (_database, _viewer, _permission) = (database, viewer, permission);

    /// <summary>Does the work once and saves what it changed.</summary>
    /// <param name="content">All that the command says: the same id with something else is refused.</param>
    /// <returns>What the work answered, now or when it was done.</returns>
    /// <exception cref="RuleViolationException">As <see cref="ViewerDatabase.BeginAsync"/>; <c>command.other_content</c>; what the work
    /// refuses.</exception>
    public async Task<T> OnceAsync<T>(
        CommandId id, object content, Func<PortalUnit, Task<T>> work, CancellationToken ct,
        [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        await using var unit = await OpenAsync(ct);
        var command = Command(id, content, file, member);
        if (await command.TakeAsync(unit.Sql, _database.Time.GetUtcNow(), ct) is { } done) return CommandJson.Read<T>(done.Json!);
        var answer = await work(unit);
        await command.AnswerAsync(unit.Sql, CommandJson.Write(answer), ct);
        await unit.CommitAsync(ct);
        return answer;
    }

    /// <summary>Does work once that answers nothing, and saves what it changed.</summary>
    public async Task OnceAsync(
        CommandId id, object content, Func<PortalUnit, Task> work, CancellationToken ct,
        [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        await using var unit = await OpenAsync(ct);
        if (await Command(id, content, file, member).TakeAsync(unit.Sql, _database.Time.GetUtcNow(), ct) is not null) return;
        await work(unit);
        await unit.CommitAsync(ct);
    }

    // Somebody who is signed in comes with a permission: For asks for both.
    private Task<PortalUnit> OpenAsync(CancellationToken ct) =>
        _viewer is null ? _database.OpenAsync(DataScope.All, ct) : _database.OpenAsync(_viewer, _permission!, ct);

    // A file is named after its type, so that the caller's file and method name the use case.
    private DoneCommand Command(CommandId id, object content, string file, string member) => new(
        _viewer?.UserId ?? Guid.Empty, _viewer?.PartnerId, id, $"{Path.GetFileNameWithoutExtension(file)}.{member}",
        CommandJson.Fingerprint(content));
}
