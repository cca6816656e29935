using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Testing.Finance.Ledger;

namespace PartnerPortal.Application.Tests.People.Accounts;

/// <summary>The use cases of accounts on a database of their own, at a time that the test decides.</summary>
public sealed class AccountDesk(LedgerDatabase ledger)
{
    public static readonly CancellationToken Ct = CancellationToken.None;

    private readonly PasswordHasher<PortalUser> _hasher = new();
    private readonly FactorSecrets _secrets = new(new EphemeralDataProtectionProvider());

    public MovingTime Time { get; } = new();

    public PortalDatabase Database => ledger.Database;

    /// <summary>Where the person of the test sits.</summary>
    public static readonly SignInSource Home = new(IPAddress.Parse("192.0.2.8"));

    private static readonly RefusalTrail Refusals = new(NullLogger<RefusalTrail>.Instance);

    public CheckPassword CheckPassword => new(Database, _hasher, Refusals, Time);

    public ProveFactor ProveFactor => new(Database, _secrets, Refusals, Time);

    public RememberDevice RememberDevice => new(Database, Time);

    public ChangePassword ChangePassword => new(Database, CheckPassword, _hasher, Time);

    public SetUpAuthenticator SetUp => new(Database, _secrets, Time);

    public ConfirmIdentity Confirm => new(Database, CheckPassword, ProveFactor, Time);

    public OpenSession OpenSession => new(Database, Time);

    public ResetPassword Reset => new(Database, _hasher, Time);

    public RescueUser Rescue => new(Database, _hasher, Time);

    public AcceptInvitation Accept => new(Database, _hasher, Time);

    public InvitePerson Invite => new(Database, Time);

    public async Task SetPasswordAsync(Viewer viewer, string password) =>
        await ledger.ExecuteAsync(
            $"update users set password_hash = '{_hasher.HashPassword(new PortalUser { DisplayName = "", Role = viewer.Role }, password)}' where id = '{viewer.UserId}'");

    public async Task<Account> AccountAsync(Viewer viewer) => (await new AccountQueries(Database).FindAsync(viewer.UserId, Ct))!;

    /// <summary>What became of a password, from home or elsewhere.</summary>
    public async Task<Attempt> TryPasswordAsync(string email, string password, SignInSource? source = null) =>
        (await CheckPassword.RunAsync(email, password, source ?? Home, Ct)).Attempt;

    /// <summary>What a code proves, from home or elsewhere.</summary>
    public async Task<SessionFactor?> ProveAsync(Viewer viewer, string code, SignInSource? source = null) =>
        (await ProveFactor.RunAsync(await AccountAsync(viewer), code, source ?? Home, Ct)).Factor;

    /// <summary>The token of the latest mail with a link.</summary>
    public async Task<string> MailedTokenAsync() =>
        (await ledger.ReadAsync("""
            select link from mail where link like '%/%'
            order by created_at desc, mail_id desc limit 1
            """))[0].Split('/')[1];

    /// <summary>Signs in with a new app and gives back its secret.</summary>
    public async Task<(Viewer Viewer, byte[] Secret, IReadOnlyList<string> Codes)> WithAppAsync(Viewer viewer)
    {
        var half = viewer with { SessionId = null };
        var secret = await SetUp.StartAsync(half, Ct);
        var codes = await SetUp.ConfirmAsync(half, Code(secret), Ct);
        var session = await OpenSession.RunAsync(
            new OpenSessionCommand(await AccountAsync(viewer), Home, "Browser", SessionFactor.Totp), Ct);
        Time.Move(TimeSpan.FromSeconds(60));
        return (viewer with { SessionId = session }, secret, codes);
    }

    public string Code(byte[] secret) => AuthenticatorCodes.Code(secret, Time.GetUtcNow());
}
