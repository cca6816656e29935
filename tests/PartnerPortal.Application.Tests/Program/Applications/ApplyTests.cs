using PartnerPortal.Application.Program.Applications;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Applications;

/// <summary>What the public does: apply, apply again, confirm.</summary>
public sealed class ApplyTests
{
    [Fact]
    public async Task An_application_counts_once_its_address_is_confirmed()
    {
        await using var applicants = await Applicants.CreateAsync();
        var number = await applicants.SubmitAsync();
        (await applicants.StatusAsync(number)).ShouldBe("unconfirmed");
        var token = await applicants.TokenAsync();

        (await applicants.Confirm.RunAsync(token, "192.0.2.1", default)).ShouldBe(ConfirmOutcome.Confirmed);
        (await applicants.Confirm.RunAsync(token, "192.0.2.1", default)).ShouldBe(ConfirmOutcome.Confirmed);
        (await applicants.Confirm.RunAsync("no-such-link", "192.0.2.1", default)).ShouldBe(ConfirmOutcome.Unknown);
        (await applicants.StatusAsync(number)).ShouldBe("applicant");
        (await applicants.MailsAsync()).ShouldBe(
            ["application_received nora@nordwind.example de", "application_complete nora@nordwind.example de"]);
        (await applicants.Ledger.ReadAsync("select kind, link from notice")).ShouldBe([$"application_submitted applications/{number}"]);
        (await applicants.Ledger.ReadAsync("select website, vat_id from partner_application")).ShouldBe(
            ["https://nordwind.example DE123456789"]);
    }

    [Fact]
    public async Task Applying_again_answers_alike_and_makes_no_second_one()
    {
        await using var applicants = await Applicants.CreateAsync();
        var first = await applicants.SubmitAsync();
        var sameAddress = await applicants.SubmitAsync(
            Applicants.Form with { Company = "Other", VatId = null, Email = "NORA@nordwind.example" });
        var sameVat = await applicants.SubmitAsync(Applicants.Form with { Company = "Third", Email = "third@other.example" });
        var sameName = await applicants.SubmitAsync(
            Applicants.Form with { Company = "NORDWIND Systeme", VatId = null, Email = "fourth@other.example" });

        (await applicants.Ledger.ReadAsync("select application_no from partner_application")).ShouldBe([first]);
        (await applicants.Ledger.ReadAsync("""
            select repeat_no from application_repeat order by submitted_at, repeat_no
            """)).ShouldBe([sameAddress, sameVat, sameName], ignoreOrder: true);
        // Each gets the mail that a first one gets.
        (await applicants.Ledger.ReadAsync("""
            select count(*), count(distinct kind), count(link) from mail where kind <> 'notice'
            """)).ShouldBe(["4 1 4"]);
        foreach (var number in new[] { first, sameAddress, sameVat, sameName }) number.ShouldMatch("^A-[2-9A-Z]{4}-[2-9A-Z]{4}$");
    }

    [Fact]
    public async Task A_repeat_confirms_the_application_only_from_its_own_address()
    {
        await using var applicants = await Applicants.CreateAsync();
        var number = await applicants.SubmitAsync();
        await applicants.SubmitAsync(Applicants.Form with { Email = "stranger@other.example" });
        (await applicants.Confirm.RunAsync(await applicants.TokenAsync("stranger@other.example"), "192.0.2.9", default)).ShouldBe(
            ConfirmOutcome.Confirmed);
        (await applicants.StatusAsync(number)).ShouldBe("unconfirmed");

        await applicants.SubmitAsync(Applicants.Form with { Message = "Once more" });
        (await applicants.Confirm.RunAsync(await applicants.TokenAsync(), "192.0.2.1", default)).ShouldBe(ConfirmOutcome.Confirmed);
        (await applicants.StatusAsync(number)).ShouldBe("applicant");
    }

    [Fact]
    public async Task An_address_that_is_never_confirmed_lapses_and_may_apply_again()
    {
        await using var applicants = await Applicants.CreateAsync();
        var first = await applicants.SubmitAsync();
        var token = await applicants.TokenAsync();
        applicants.Ledger.Time.Today = applicants.Ledger.Time.Today.AddDays(4);
        (await applicants.Confirm.RunAsync(token, "192.0.2.1", default)).ShouldBe(ConfirmOutcome.Expired);

        var second = await applicants.SubmitAsync();
        (await applicants.StatusAsync(first)).ShouldBe("lapsed");
        (await applicants.StatusAsync(second)).ShouldBe("unconfirmed");
        (await applicants.Confirm.RunAsync(token, "192.0.2.1", default)).ShouldBe(ConfirmOutcome.Expired);
    }

    [Fact]
    public async Task The_same_company_twice_at_once_is_one_application()
    {
        await using var applicants = await Applicants.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => applicants.SubmitAsync()));
        (await applicants.Ledger.ReadAsync("""
            select (select count(*) from partner_application), (select count(*) from application_repeat)
            """)).ShouldBe(["1 3"]);
    }

    [Fact]
    public async Task An_address_sends_five_in_an_hour_and_no_more()
    {
        await using var applicants = await Applicants.CreateAsync();
        for (var n = 0; n < 5; n++)
            await applicants.SubmitAsync(Applicants.Form with { Company = $"Firm {n} XYZ", VatId = null, Email = $"a{n}@firm{n}.example" });
        (await Applicants.RefusalAsync(() => applicants.SubmitAsync())).ShouldBe("application.too_many");
        await applicants.SubmitAsync(address: "192.0.2.2");
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_and_at_its_field()
    {
        var form = ApplicationFormCheck.Clean(
            new ApplicationForm { Country = "XX", Website = "javascript:alert(1)", VatId = "1", Email = "no", Phone = "call me" });
        ApplicationFormCheck.Faults(form).Select(fault => fault.Field).ShouldBe(
            ["Company", "Country", "Website", "VatId", "ContactName", "Email", "Phone", "Model", "Consent"]);
        ApplicationFormCheck.Faults(ApplicationFormCheck.Clean(Applicants.Form)).ShouldBeEmpty();
    }
}
