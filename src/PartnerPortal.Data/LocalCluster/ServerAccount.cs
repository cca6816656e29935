namespace PartnerPortal.Data.LocalCluster;

/// <summary>
/// Who the server runs as. PostgreSQL refuses to run as root, so root hands over to an unprivileged user;
/// everybody else runs it as themselves.
/// </summary>
internal sealed record ServerAccount
{
    // What lets the unprivileged user enter folders that are root's own, such as those of mktemp.
    private const string EnterAnyFolder = "+dac_override,+dac_read_search";
    private static readonly string[] Candidates = ["postgres", "nobody"];

    private ServerAccount(IReadOnlyList<string> prefix) => Prefix = prefix;

    private IReadOnlyList<string> Prefix { get; }

    /// <summary>For a cluster that is yet to be made. The folder becomes the account's.</summary>
    public static async Task<ServerAccount> ForNewAsync(string folder, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess) return new ServerAccount([]);
        var (user, group) = FindUnprivileged();
        var handed = await HostCommand.RunAsync(["chown", $"{user}:{group}", folder], ct);
        if (!handed.Succeeded)
        {
            throw new EnvironmentLackException(
                $"The folder {folder} cannot be given to an unprivileged user: {handed.Output}.", "Set PORTAL_DATA to a local folder.");
        }

        return await ForAsync(user, group, folder, ct);
    }

    /// <summary>For a cluster that exists: its owner, whom alone PostgreSQL accepts.</summary>
    public static async Task<ServerAccount> ForExistingAsync(FolderOwner owner, string folder, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess) return new ServerAccount([]);
        if (owner.User == "0")
        {
            throw new EnvironmentLackException(
                $"The cluster {folder} belongs to root, as whom PostgreSQL refuses to run.", $"chown -R postgres: {folder}");
        }

        return await ForAsync(owner.User, owner.Group, folder, ct);
    }

    /// <summary>The command line that runs a program as this account.</summary>
    public IEnumerable<string> Command(params IEnumerable<string> line) => Prefix.Concat(line);

    private static async Task<ServerAccount> ForAsync(string user, string group, string folder, CancellationToken ct)
    {
        string[] handOver = ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups"];
        string[] withEntry = [.. handOver, $"--inh-caps={EnterAnyFolder}", $"--ambient-caps={EnterAnyFolder}"];
        foreach (var prefix in new[] { handOver, withEntry })
        {
            var account = new ServerAccount([.. prefix, "--"]);
            // Entering is tried for real: what access(2) answers leaves capabilities out.
            if ((await HostCommand.RunAsync(account.Command("stat", folder + "/."), ct)).Succeeded) return account;
        }

        throw new EnvironmentLackException(
            $"The unprivileged user {user}, as whom root runs PostgreSQL, cannot enter {folder}.",
            "Set PORTAL_DATA to a folder below /var/lib, or let others pass the folders above it (chmod o+x).");
    }

    private static (string User, string Group) FindUnprivileged()
    {
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToLookup(
            fields => fields[0]);
        var fields = Candidates.SelectMany(name => accounts[name]).FirstOrDefault()
            ?? throw new EnvironmentLackException(
                "PostgreSQL refuses to run as root, and there is no user postgres to run it as.",
                "useradd --system postgres, or run as another user.");
        return (fields[2], fields[3]);
    }
}
