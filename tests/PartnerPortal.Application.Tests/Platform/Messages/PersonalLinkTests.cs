using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Tests.Faults;
using PartnerPortal.Data;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Platform.Messages;

/// <summary>Who reads the list of mail must not get into the accounts of others by it.</summary>
public sealed class PersonalLinkTests
{
    private const string Token = "q8ZPqXn-6bXyFh3s0_1fKpQmWv2LrTdEaUcYgNjBoHk";
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory]
    [InlineData("invitation/" + Token, "invitation/••••", true)]
    [InlineData("apply/confirm/" + Token + "?language=de", "apply/confirm/••••?language=de", true)]
    [InlineData("company", "company", false)]
    [InlineData("statements/P-1007", "statements/P-1007", false)]
    public async Task Administrators_read_where_a_mail_leads_and_not_its_token(string link, string shown, bool isPersonal)
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await WriteAsync(ledger, link);
        var mail = new MailQueries(ledger.Database);
        var listed = (
            await mail.ListAsync(LedgerDatabase.Finance, new ListRequest(1, 25, null, false, null), null, Ct)).Rows.ShouldHaveSingleItem();
        var found = (await mail.FindAsync(LedgerDatabase.Finance, listed.MailId, Ct)).ShouldNotBeNull();
        (listed.Link, found.Link, found.IsPersonal).ShouldBe((shown, shown, isPersonal));
    }

    [Fact]
    public async Task The_reader_gets_it_whole_and_so_does_who_owns_the_machine()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await WriteAsync(ledger, "invitation/" + Token);
        var (code, output, _) = await PortalProgram.RunAsync(ledger.Connection, "user", "link", "Nora@Example.com");
        code.ShouldBe(0);
        output.Trim().ShouldEndWith($" invitation http://localhost:5080/invitation/{Token}");
        (await PortalProgram.RunAsync(ledger.Connection, "user", "link", "nobody@example.com")).Code.ShouldBe(3);
        (await new MailQueue(ledger.Database, ledger.Time).ClaimAsync(Ct)).ShouldNotBeNull().Link.ShouldBe("invitation/" + Token);
    }

    private static async Task WriteAsync(LedgerDatabase ledger, string link)
    {
        await using var tx = await ledger.Database.BeginAsync(DataScope.All, Ct);
        await Outbox.AddAsync(
            tx, ledger.Time.GetUtcNow(), new MailDraft(MailKind.Invitation, "key", "nora@example.com", "en", "Nora") { Link = link }, Ct);
        await tx.CommitAsync(Ct);
    }
}
