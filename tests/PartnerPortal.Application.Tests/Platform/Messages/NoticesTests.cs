using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Platform.Messages;

public sealed class NoticesTests
{
    private const string Told = "select u.display_name, n.key from notice n join users u on u.id = n.user_id order by 1, 2";
    private const string Mailed = "select m.language, m.kind, m.link from mail m order by 1";

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Those_who_may_see_it_are_told_once_however_often_it_is_said()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await ledger.AddPersonAsync(PortalRole.Finance, name: "Ann");
        await ledger.AddPersonAsync(PortalRole.SupportAgent, name: "Sam");
        var cause = await ledger.AddPersonAsync(PortalRole.Administrator, name: "Bob");
        await TellStaffAsync(ledger, cause.UserId);
        await TellStaffAsync(ledger, cause.UserId);

        (await ledger.ReadAsync(Told)).ShouldBe(["Ann adjustment:1"]);
        (await ledger.ReadAsync(Mailed)).ShouldBe(["en notice adjustments"]);
    }

    [Fact]
    public async Task What_a_person_switched_off_does_not_come()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var ann = await ledger.AddPersonAsync(PortalRole.Finance, name: "Ann");
        var bob = await ledger.AddPersonAsync(PortalRole.Finance, name: "Bob", language: "de");
        await ledger.ExecuteAsync($"""
            insert into notice_choice values ('{ann.UserId}', 'adjustment_requested', true, false), ('{bob.UserId}',
                'adjustment_requested', false, true)
            """);
        await TellStaffAsync(ledger, null);

        (await ledger.ReadAsync(Told)).ShouldBe(["Ann adjustment:1"]);
        (await ledger.ReadAsync(Mailed)).ShouldBe(["de notice adjustments"]);
    }

    [Fact]
    public async Task Who_has_chosen_nothing_hears_it_where_its_area_would_have_it()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var ann = await ledger.AddPersonAsync(PortalRole.Finance, name: "Ann");
        await ledger.AddPersonAsync(PortalRole.Finance, name: "Bob", language: "de");
        await ledger.ExecuteAsync($"insert into notice_choice values ('{ann.UserId}', 'quiet', false, true)");
        var quiet = new NoticeKind(Permission.PostAdjustments, "Quiet") { ByMail = false };
        await TellStaffAsync(ledger, null, quiet);

        (await ledger.ReadAsync(Told)).ShouldBe(["Bob adjustment:1"]);
        (await ledger.ReadAsync(Mailed)).ShouldBe(["en notice adjustments"]);
    }

    [Fact]
    public async Task A_closed_month_tells_each_partner_of_its_own_statement()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10").Partner("B", "2013-01-10"));
        await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A", "Ann");
        await ledger.AddPersonAsync(PortalRole.PartnerTechnician, "A", "Tom");
        await ledger.AddPersonAsync(PortalRole.PartnerFinance, "B", "Ben", "ru");
        await ledger.CloseThroughAsync("2013-01");
        await ledger.CloseThroughAsync("2013-01");

        (await ledger.ReadAsync(
            """
            select u.display_name, n.link, n.text_values::text from notice n join users u on u.id = n.user_id
            join statement s on s.partner_id = u.partner_id and n.link = 'statements/' || s.number order by 1
            """)).Length.ShouldBe(2);
        (await ledger.ReadAsync("select language from mail order by 1")).ShouldBe(["en", "ru"]);
    }

    [Fact]
    public async Task A_partners_people_can_cause_mail_and_notices_to_staff_but_read_no_mail()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        await ledger.AddPersonAsync(PortalRole.Finance, name: "Ann");
        await using var tx = await ledger.Database.BeginAsync(DataScope.Partner("A"), Ct);
        await Notices.ToStaffAsync(
            tx, ledger.Time.GetUtcNow(), Permission.PostAdjustments,
            new Notice(NoticeKind.AdjustmentRequested, "k", "adjustments", "A", "Olga"), Ct);
        (await SqlRows.ReadAsync(tx.Connection, "select count(*) from mail")).ShouldBe(["0"]);
        await tx.CommitAsync(Ct);
        (await ledger.ReadAsync("select count(*) from mail")).ShouldBe(["1"]);
    }

    [Fact]
    public void Values_come_back_as_what_they_were() => MessageValues.Read(MessageValues.Write(
        ["text \"quoted\"", 7, 12.50m, new DateOnly(2026, 2, 28), Month.Parse("2026-02"), new Money(1.05m, Currency.Eur)]))
        .ShouldBe(["text \"quoted\"", 7m, 12.50m, new DateOnly(2026, 2, 28), Month.Parse("2026-02"), new Money(1.05m, Currency.Eur)]);

    private static async Task TellStaffAsync(LedgerDatabase ledger, Guid? except, NoticeKind? kind = null)
    {
        await using var tx = await ledger.Database.BeginAsync(DataScope.All, Ct);
        await Notices.ToStaffAsync(
            tx, ledger.Time.GetUtcNow(), Permission.PostAdjustments,
            new Notice(kind ?? NoticeKind.AdjustmentRequested, "adjustment:1", "adjustments", "P-1", "Bob"), Ct, except);
        await tx.CommitAsync(Ct);
    }
}
