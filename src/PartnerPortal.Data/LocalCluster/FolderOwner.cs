namespace PartnerPortal.Data.LocalCluster;

/// <summary>Whose a folder is, by number, and whether nobody else may enter it.</summary>
internal sealed record FolderOwner(string User, string Group, bool IsPrivate)
{
    /// <summary>The owners of some folders, in their order. A link is not followed and never private.</summary>
    public static async Task<IReadOnlyList<FolderOwner>> ReadAsync(CancellationToken ct, params IEnumerable<string> folders)
    {
        var answer = await HostCommand.RunAsync(["stat", "-c", "%u %g %A", .. folders], ct);
        if (!answer.Succeeded)
            throw new EnvironmentLackException($"A folder of the database cannot be read: {answer.Output}.", "Run as its owner.");
        return [
            .. answer.Output.Split('\n').Select(line => line.Split(' ')).Select(
                part => new FolderOwner(part[0], part[1], part[2] == "drwx------"))];
    }
}
