using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Testing.Faults;
using PartnerPortal.Testing.Finance.Ledger;
using Xunit.Abstractions;

namespace PartnerPortal.Web.Tests.Platform.Messages;

/// <summary>
/// The mail server hangs up, or the portal is killed, at each word between them. No mail arrives twice by itself, and none is forgotten:
/// what
/// did not arrive waits for its next attempt or, where nobody can know, for a person.
/// </summary>
[Trait("Kind", "Fault")]
public sealed class MailFaultTests(ITestOutputHelper output)
{
    private const string Expire = "update mail set next_at = created_at - interval '1 second' where status in ('queued', 'sending')";

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_server_that_hangs_up_at_any_word_doubles_nothing_and_loses_nothing()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var moments = await MomentsAsync(ledger);
        foreach (var moment in Soak.Spread(moments, 10))
        {
            await using var mailbox = new SmtpMailbox { HangsUp = at => Task.FromResult(at.Number == moment) };
            await ArrangeAsync(ledger);
            await MailPostTests.Post(ledger, mailbox.Port).RunAsync(Ct);
            await IsSoundAsync(ledger, mailbox, $"hung up at {moment}, {Seed.Hint}");
        }
    }

    [Fact]
    public async Task A_portal_that_is_killed_at_any_word_doubles_nothing_and_loses_nothing()
    {
        await using var portal = new PortalWithMail();
        await portal.InitializeAsync();
        await portal.KillAsync();
        await using var ledger = new LedgerDatabase(portal.Connection);
        var chosen = Soak.Spread(await MomentsAsync(ledger), 2);
        output.WriteLine($"moments {string.Join(' ', chosen)}, {Seed.Hint}");
        foreach (var moment in chosen)
        {
            var (first, struck) = (portal.Mailbox.Moments, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            portal.Mailbox.HangsUp = async at =>
            {
                if (at.Number - first != moment) return false;
                await portal.KillAsync();
                struck.SetResult();
                return true;
            };
            await ArrangeAsync(ledger);
            var received = portal.Mailbox.Received.Count;
            await portal.StartAgainAsync();
            await struck.Task.WaitAsync(TimeSpan.FromMinutes(2));
            await IsSoundAsync(ledger, portal.Mailbox, $"killed at {moment}, {Seed.Hint}", received);
        }
    }

    /// <summary>The numbers of all moments of an undisturbed post of the same mails.</summary>
    private static async Task<IReadOnlyList<int>> MomentsAsync(LedgerDatabase ledger)
    {
        await using var mailbox = new SmtpMailbox();
        await ArrangeAsync(ledger);
        await MailPostTests.Post(ledger, mailbox.Port).RunAsync(Ct);
        mailbox.Received.Count.ShouldBe(3);
        return [.. Enumerable.Range(0, mailbox.Moments)];
    }

    private static async Task ArrangeAsync(LedgerDatabase ledger)
    {
        await ledger.ExecuteAsSuperAsync("delete from mail");
        foreach (var reader in new[] { "anna", "berta", "clara" }) await MailPostTests.AddAsync(ledger, $"{reader}@example.com", "en");
    }

    /// <summary>Lets the post go on after a fault, decides what is for a person to decide, and counts.</summary>
    private static async Task IsSoundAsync(LedgerDatabase ledger, SmtpMailbox mailbox, string disturbance, int before = 0)
    {
        await ledger.ExecuteAsync(Expire);
        mailbox.HangsUp = _ => Task.FromResult(false);
        await MailPostTests.Post(ledger, mailbox.Port).RunAsync(Ct);

        var unknown = await ledger.ReadAsync("select mail_id, to_address from mail where status = 'unknown'");
        unknown.Length.ShouldBeLessThanOrEqualTo(1, disturbance);
        (await ledger.ReadAsync("select count(*) from mail where status = 'sent'")).ShouldBe([$"{3 - unknown.Length}"], disturbance);
        foreach (var row in unknown.Select(row => row.Split(' ')).Where(row => Arrived(mailbox, before, row[1]) == 0))
        {
            await new SendMailAgain(ledger.Database, ledger.Time).RunAsync(LedgerDatabase.Finance, CommandId.New(), Guid.Parse(row[0]), Ct);
            await MailPostTests.Post(ledger, mailbox.Port).RunAsync(Ct);
        }

        foreach (var reader in new[] { "anna", "berta", "clara" })
            Arrived(mailbox, before, $"{reader}@example.com").ShouldBe(1, $"{reader}, {disturbance}");
    }

    private static int Arrived(SmtpMailbox mailbox, int before, string to) =>
        mailbox.Received.Skip(before).Count(mail => mail.Contains($"To: {to}", StringComparison.Ordinal));

    private sealed class PortalWithMail : PortalServer, IAsyncDisposable
    {
        public SmtpMailbox Mailbox { get; } = new();

        protected override IReadOnlyList<Person> People => [];

        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["Mail__Host"] = "127.0.0.1", ["Mail__Port"] = $"{Mailbox.Port}", ["Mail__Tls"] = "false",
            ["Mail__From"] = "portal@vendor.example",
        };

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            await Mailbox.DisposeAsync();
        }
    }
}
