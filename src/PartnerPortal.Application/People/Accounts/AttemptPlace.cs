using System.Security.Cryptography;
using System.Text;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>What wrong attempts count for.</summary>
/// <param name="Subject">Whose proof is asked for: a hash of the address that was typed, or the session.</param>
/// <param name="Place">From where.</param>
/// <param name="Shared">Whether they count for all unknown places together too.</param>
internal sealed record AttemptPlace(string Subject, string Place, bool Shared)
{
    public const string Everywhere = "everywhere";

    private const string Codes = " code";

    public IReadOnlyList<string> Places { get; } = Shared ? [Place, Everywhere] : [Place];

    /// <summary>For the codes of the same account, which are counted apart: a stranger without the password cannot touch them.</summary>
    public AttemptPlace OfCodes => this with { Subject = Subject + Codes };

    private bool IsOfCodes => Subject.EndsWith(Codes, StringComparison.Ordinal);

    /// <summary>How long to wait after so many wrong ones there.</summary>
    public TimeSpan DelayAt(string place, int wrong) => place != Everywhere ? AttemptDelays.Here(wrong)
        : IsOfCodes ? AttemptDelays.CodesEverywhere(wrong) : AttemptDelays.PasswordsEverywhere(wrong);

    /// <summary>While signing in: an address, or a device that is known for this account.</summary>
    /// <param name="account">The address that was typed, in capitals, and the account, if there is one.</param>
    public static async Task<AttemptPlace> OfAsync(
        PortalTransaction tx, (string NormalizedEmail, Guid? UserId) account, SignInSource source, DateTimeOffset at, CancellationToken ct)
    {
        var subject = SubjectOf(account.NormalizedEmail);
        if (account.UserId is { } user && source.Device is { } device && await KnownDevices.IsKnownAsync(tx, user, device, at, ct))
            return new AttemptPlace(subject, "device " + Convert.ToHexStringLower(KnownDevices.Hash(device)), Shared: false);
        return new AttemptPlace(subject, "address " + source.Network, Shared: true);
    }

    /// <summary>
    /// Within a session: what strangers try elsewhere does not matter there. Somebody who sets up a first factor has none yet.
    /// </summary>
    public static AttemptPlace Of(Viewer viewer) => viewer.SessionId is { } session
        ? new AttemptPlace($"session {session}", "session", Shared: false)
        : new AttemptPlace($"user {viewer.UserId}", "set-up", Shared: false);

    /// <summary>The same of the user <c>u</c>, as a list in SQL.</summary>
    public const string SubjectsSql = $"{SubjectSql}, {SubjectSql} || '{Codes}'";

    private const string SubjectSql = "encode(sha256(convert_to(u.normalized_email, 'UTF8')), 'hex')";

    /// <summary>All that is counted for an account.</summary>
    public static string[] SubjectsOf(string normalizedEmail) => [SubjectOf(normalizedEmail), SubjectOf(normalizedEmail) + Codes];

    public static string SubjectOf(string normalizedEmail) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalizedEmail)));
}
