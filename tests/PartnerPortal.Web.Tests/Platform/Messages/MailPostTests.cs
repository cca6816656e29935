using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Web.Messages;
using PartnerPortal.Web.Tests.Texts;
using PartnerPortal.Web.Vendor;
using Shouldly;
using Xunit;

namespace PartnerPortal.Web.Tests.Platform.Messages;

public sealed class MailPostTests
{
    private const string States = "select to_address, status, attempts, link is not null from mail order by 1";

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Mail_goes_once_in_the_language_of_its_reader_and_its_link_is_forgotten()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using var mailbox = new SmtpMailbox();
        await AddAsync(ledger, "anna@example.com", "de");
        await AddAsync(ledger, "anna@example.com", "de");
        await Post(ledger, mailbox.Port).RunAsync(Ct);
        await Post(ledger, mailbox.Port).RunAsync(Ct);

        var mail = mailbox.Received.ShouldHaveSingleItem();
        mail.ShouldContain("To: anna@example.com");
        Read(mail).TextBody!.ShouldContain("Die Abrechnung für Februar 2026 liegt bereit: Der Saldo beträgt 1.234,50");
        Read(mail).TextBody!.ShouldContain("https://portal.example/statements/S-1");
        (await ledger.ReadAsync(States)).ShouldBe(["anna@example.com sent 1 False"]);
    }

    [Fact]
    public async Task Names_in_any_script_arrive_and_cannot_add_a_header()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using var mailbox = new SmtpMailbox();
        await AddAsync(ledger, "anna@example.com", "ru");
        await AddAsync(ledger, "berta@example.com\r\nBcc: thief@example.com", "en");
        await Post(ledger, mailbox.Port, "Бумага & Söhne\r\nBcc: thief@example.com").RunAsync(Ct);

        var mail = Read(mailbox.Received.ShouldHaveSingleItem());
        mail.From.Mailboxes.ShouldHaveSingleItem().Name.ShouldBe("Бумага & Söhne  Bcc: thief@example.com");
        mail.Subject!.ShouldContain("Бумага & Söhne");
        mail.Headers.Select(header => header.Field).ShouldBe(
            ["From", "Date", "Subject", "Message-Id", "To", "Auto-Submitted", "MIME-Version"]);
        mailbox.Said.ShouldAllBe(said => !said.Contains("thief", StringComparison.Ordinal));
        mail.MessageId.ShouldBe(
            $"{Guid.Parse((await ledger.ReadAsync("select mail_id from mail where status = 'sent'"))[0]):N}@vendor.example");
        (await ledger.ReadAsync("select status, attempts from mail where to_address like 'berta%'")).ShouldBe(["failed 1"]);
    }

    [Fact]
    public async Task All_that_waits_goes_over_one_connection()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using var mailbox = new SmtpMailbox();
        foreach (var reader in new[] { "anna", "refused", "berta" }) await AddAsync(ledger, $"{reader}@example.com", "en");
        await Post(ledger, mailbox.Port).RunAsync(Ct);

        mailbox.Received.Count.ShouldBe(2);
        mailbox.Connections.ShouldBe(1);
        mailbox.Said[^1].ShouldBe("QUIT");
    }

    [Fact]
    public async Task A_connection_that_breaks_between_two_mails_costs_an_attempt_and_no_doubt()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var mails = 0;
        await using var mailbox = new SmtpMailbox
        {
            HangsUp = moment => Task.FromResult(
                !moment.IsAnswered && moment.Said.StartsWith("MAIL", StringComparison.Ordinal) && ++mails == 2),
        };
        foreach (var reader in new[] { "anna", "berta", "clara" }) await AddAsync(ledger, $"{reader}@example.com", "en");
        await Post(ledger, mailbox.Port).RunAsync(Ct);

        mailbox.Connections.ShouldBe(2);
        (await ledger.ReadAsync("select status, count(*) from mail group by status order by status")).ShouldBe(["queued 1", "sent 2"]);
    }

    [Theory]
    [InlineData("later")]
    [InlineData("relayed")]
    public async Task A_mail_that_is_refused_for_now_waits_and_goes_on_waiting_longer(string reader)
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using var mailbox = new SmtpMailbox();
        await AddAsync(ledger, $"{reader}@example.com", "en");
        await Post(ledger, mailbox.Port).RunAsync(Ct);
        (await ledger.ReadAsync(States)).ShouldBe([$"{reader}@example.com queued 1 True"]);

        for (var attempt = 2; attempt <= 8; attempt++)
        {
            await ledger.ExecuteAsync("update mail set next_at = created_at");
            await Post(ledger, mailbox.Port).RunAsync(Ct);
        }

        (await ledger.ReadAsync(States)).ShouldBe([$"{reader}@example.com failed 8 True"]);
        mailbox.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mail_that_is_refused_for_good_is_not_tried_again_until_a_person_says_so()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using var mailbox = new SmtpMailbox();
        await AddAsync(ledger, "refused@example.com", "en");
        await Post(ledger, mailbox.Port).RunAsync(Ct);
        await ledger.ExecuteAsync("update mail set next_at = created_at");
        await Post(ledger, mailbox.Port).RunAsync(Ct);

        (await ledger.ReadAsync(States)).ShouldBe(["refused@example.com failed 1 True"]);
        (await ledger.ReadAsync("select error from mail")).Single().ShouldContain("nobody here");
        await new SendMailAgain(ledger.Database, ledger.Time).RunAsync(LedgerDatabase.Finance, CommandId.New(), await IdAsync(ledger), Ct);
        (await ledger.ReadAsync(States)).ShouldBe(["refused@example.com queued 0 True"]);
    }

    [Fact]
    public async Task When_the_server_hangs_up_nobody_knows_and_the_mail_does_not_go_again_by_itself()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using var mailbox = new SmtpMailbox { HangsUp = moment => Task.FromResult(moment.IsTaken) };
        await AddAsync(ledger, "anna@example.com", "en");
        await Post(ledger, mailbox.Port).RunAsync(Ct);
        mailbox.HangsUp = _ => Task.FromResult(false);
        await Post(ledger, mailbox.Port).RunAsync(Ct);

        (await ledger.ReadAsync(States)).ShouldBe(["anna@example.com unknown 1 True"]);
        mailbox.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_that_was_on_its_way_when_the_portal_died_is_for_a_person_to_decide()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using var mailbox = new SmtpMailbox();
        await AddAsync(ledger, "anna@example.com", "en");
        (await new MailQueue(ledger.Database, ledger.Time).ClaimAsync(Ct)).ShouldNotBeNull();
        await Post(ledger, mailbox.Port).RunAsync(Ct);
        (await ledger.ReadAsync(States)).ShouldBe(["anna@example.com sending 1 True"]);

        await ledger.ExecuteAsync("update mail set next_at = created_at - interval '1 second'");
        await Post(ledger, mailbox.Port).RunAsync(Ct);
        (await ledger.ReadAsync(States)).ShouldBe(["anna@example.com unknown 1 True"]);
        await new SendMailAgain(ledger.Database, ledger.Time).RunAsync(LedgerDatabase.Finance, CommandId.New(), await IdAsync(ledger), Ct);
        await Post(ledger, mailbox.Port).RunAsync(Ct);
        mailbox.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_server_mail_stays_where_it_can_be_read()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await AddAsync(ledger, "anna@example.com", "en");
        await Post(ledger, null).RunAsync(Ct);
        (await ledger.ReadAsync(States)).ShouldBe(["anna@example.com queued 0 True"]);
    }

    internal static async Task AddAsync(LedgerDatabase ledger, string to, string language)
    {
        await using var tx = await ledger.Database.BeginAsync(DataScope.All, Ct);
        var values = new object[] { NoticeKind.StatementReady.Text, Month.Parse("2026-02"), new Money(1_234.50m, Currency.Eur) };
        await Outbox.AddAsync(
            tx, ledger.Time.GetUtcNow(),
            new MailDraft(MailKind.Notice, $"statement:S-1:{to}", to, language, values) { Link = "statements/S-1" }, Ct);
        await tx.CommitAsync(Ct);
    }

    private static async Task<Guid> IdAsync(LedgerDatabase ledger) => Guid.Parse((await ledger.ReadAsync("select mail_id from mail"))[0]);

    internal static MailPost Post(LedgerDatabase ledger, int? port, string name = "PaperOffice")
    {
        var options = new MailOptions { Host = port is null
            ? null
            : "127.0.0.1", Port = port ?? 25, Tls = "none", From = "portal@vendor.example" };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Address", "https://portal.example/")]).Build();
        var vendor = new VendorLook(Options.Create(new VendorOptions { Name = name }));
        var text = new MessageText(ScreenTexts.OfAllAreas, vendor, new PortalAddress(configuration, new NoServer()));
        return new MailPost(
            new MailQueue(ledger.Database, ledger.Time), text, Options.Create(options), vendor, NullLogger<MailPost>.Instance);
    }

    private static MimeMessage Read(string mail) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail)));

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(
            Microsoft.AspNetCore.Hosting.Server.IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
