using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Application.Program.Applications;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;

namespace PartnerPortal.Application.Tests.Program.Applications;

/// <summary>A portal with a manager and an agreement text, and what applicants do in it.</summary>
internal sealed class Applicants(LedgerDatabase ledger, Viewer manager) : IAsyncDisposable
{
    public const string Body = "# Partner agreement\n\nBoth sides do what they say.";

    public static readonly ApplicationForm Form = new()
    {
        Company = "Nordwind Systeme GmbH", Country = "DE", Website = "nordwind.example", VatId = "de 123 456 789",
        ContactName = "Nora Wind",
        Email = "nora@nordwind.example", Phone = "+49 30 1234567", Model = PartnerModel.Commission, Employees = CompanySize.To9,
        Regions = "Berlin", Message = "We look after offices.", Consent = true,
    };

    public LedgerDatabase Ledger => ledger;

    public Viewer Manager => manager;

    public SubmitApplication Submit => new(ledger.Database, ledger.Time);

    public ConfirmApplication Confirm => new(ledger.Database, ledger.Time);

    public StartReview Start => new(ledger.Database, ledger.Time);

    public AssignReviewer Assign => new(ledger.Database, ledger.Time);

    public DecideCheck Decide => new(ledger.Database, ledger.Time);

    public NoteOnApplication Note => new(ledger.Database, ledger.Time);

    public ApproveApplication Approve => new(ledger.Database, ledger.Time);

    public RejectApplication Reject => new(ledger.Database, ledger.Time);

    public AcceptAgreement Accept => new(ledger.Database, ledger.Time);

    public ApplicationQueries Queries => new(ledger.Database, ledger.Time);

    public static async Task<Applicants> CreateAsync(Books? books = null)
    {
        var ledger = await LedgerDatabase.CreateAsync(books);
        var manager = await ledger.AddPersonAsync(PortalRole.Manager, name: "Mara");
        await new WriteAgreementText(ledger.Database, ledger.Time).RunAsync(
            manager, CommandId.New(), new WriteAgreementTextCommand("en", new DateOnly(2020, 1, 1), Body), default);
        return new Applicants(ledger, manager);
    }

    /// <summary>Sends a form in.</summary>
    public Task<string> SubmitAsync(ApplicationForm? form = null, string address = "192.0.2.1") =>
        Submit.RunAsync(CommandId.New(), new SubmitApplicationCommand(form ?? Form, "de", address), default);

    /// <summary>The token in the latest mail to an address.</summary>
    public async Task<string> TokenAsync(string email = "nora@nordwind.example") =>
        (await ledger.ReadAsync($"""
            select link from mail where to_address = '{email}' and link is not null
            order by created_at desc, ctid desc limit 1
            """)).Single().Split('/', '?')[^2];

    /// <summary>An application that waits for the vendor.</summary>
    public async Task<string> CompleteAsync(ApplicationForm? form = null)
    {
        var number = await SubmitAsync(form);
        (await Confirm.RunAsync(await TokenAsync((form ?? Form).Email), "192.0.2.1", default)).ShouldBe(ConfirmOutcome.Confirmed);
        return number;
    }

    /// <summary>An application that waits for the acceptance.</summary>
    public async Task<string> ApproveAsync(ApplicationForm? form = null)
    {
        var number = await CompleteAsync(form);
        await Start.RunAsync(manager, CommandId.New(), number, default);
        foreach (var check in (await Queries.FindAsync(manager, number, "en", default))!.Checks)
            await Decide.RunAsync(
                manager, CommandId.New(), new DecideCheckCommand(number, check.ItemId, "https://nordwind.example", true), default);
        await Approve.RunAsync(manager, CommandId.New(), number, default);
        return number;
    }

    /// <summary>Accepts what the link of the latest mail shows.</summary>
    public async Task<string> AcceptAsync(string? token = null, string email = "nora@nordwind.example")
    {
        token ??= await TokenAsync(email);
        var offer = (await Accept.FindAsync(token, "de", default))!;
        return await Accept.RunAsync(
            new AcceptAgreementCommand(token, "Nora Wind", new AgreementTextKey(offer.Text!.Language, offer.Text.Hash), "192.0.2.1"),
            default);
    }

    public Task<string[]> MailsAsync() => ledger.ReadAsync("""
        select kind, to_address, language from mail
        where kind <> 'notice' order by created_at, ctid
        """);

    public async Task<string> StatusAsync(string number) =>
        (await ledger.ReadAsync($"select status from partner_application where application_no = '{number}'")).Single();

    public static async Task<string> RefusalAsync(Func<Task> act) => (await act.ShouldThrowAsync<RuleViolationException>()).Code;

    public ValueTask DisposeAsync() => ledger.DisposeAsync();
}
