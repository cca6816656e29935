using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Vendor;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Application.Program.Applications;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Demo;

/// <summary>How partners are won, for the first tour: an agreement in eight languages, and applications that stand differently.</summary>
internal sealed class DemoOnboarding(
    PortalDatabase database, WriteAgreementText writeText, ApplicationSteps steps, VendorDetails vendor) : IDemoChapter
{
    private static readonly DateOnly FirstText = new(2020, 1, 1);

    private static readonly (ApplicationForm Form, string Language)[] Applicants =
    [
        (new ApplicationForm
        {
            Company = "Brugge Digitaal BV", Country = "BE", Website = "https://brugge-digitaal.example", VatId = "BE0123456749",
            ContactName = "Lotte Claes",
            Email = "lotte@brugge-digitaal.example", Phone = "+32 50 123 45 67", Model = PartnerModel.Commission,
            Employees = CompanySize.To9,
            Regions = "West-Vlaanderen", Message = "Wij begeleiden notarissen en advocaten bij het digitaliseren van hun archief.",
            Consent = true,
        }, "nl"),
        (new ApplicationForm
        {
            Company = "Kontor und Daten Nord GmbH", Country = "DE", Website = "https://kontor-nord.example", ContactName = "Jonas Petersen",
            Email = "petersen@kontor-nord.example", Phone = "+49 431 998877", Model = PartnerModel.Resale, Employees = CompanySize.To49,
            Regions = "Schleswig-Holstein, Hamburg", Consent = true,
        }, "de"),
        (new ApplicationForm
        {
            Company = "Archivos del Ebro S.L.", Country = "ES", Website = "https://archivos-ebro.example", VatId = "ESB50000000",
            ContactName = "Pilar Lacasa",
            Email = "pilar@archivos-ebro.example", Phone = "+34 976 123 456", Model = PartnerModel.Commission, Employees = CompanySize.One,
            Consent = true,
        }, "es"),
    ];

    public async Task RunAsync(CancellationToken ct)
    {
        if (await ManagerAsync(ct) is not { } manager) return;
        foreach (var language in LanguageCodes.All)
        {
            if (await ExistsAsync("select from agreement_text where language = $1", language, ct)) continue;
            await writeText.RunAsync(
                manager, CommandId.New(),
                new WriteAgreementTextCommand(language, FirstText, SampleAgreementText.Read(language, vendor.Name)), ct);
        }

        if (await ApplyAsync(Applicants[0], ct) is { } waiting)
            await steps.Note.RunAsync(manager, CommandId.New(), waiting, "We know them from the Antwerp fair.", ct);
        if (await ApplyAsync(Applicants[1], ct) is { } reviewed)
            await steps.Start.RunAsync(manager, CommandId.New(), reviewed, ct);
        if (await ApplyAsync(Applicants[2], ct) is { } approved)
            await ApproveAsync(manager, approved, ct);
    }

    private async Task ApproveAsync(Viewer manager, string number, CancellationToken ct)
    {
        await steps.Start.RunAsync(manager, CommandId.New(), number, ct);
        foreach (var check in (await steps.Queries.FindAsync(manager, number, "es", ct))!.Checks)
            await steps.Decide.RunAsync(manager, CommandId.New(),
                new DecideCheckCommand(number, check.ItemId, Applicants[2].Form.Website, true), ct);
        await steps.Approve.RunAsync(manager, CommandId.New(), number, ct);
    }

    private async Task<bool> ExistsAsync(string rows, string value, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        return await tx.ScalarAsync<bool>($"select exists ({rows})", ct, value);
    }

    private async Task<Viewer?> ManagerAsync(CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var found = await tx.FirstRowAsync<StoredUser>(
            "select id, display_name from users where role = 'manager' and disabled_at is null order by id limit 1", ct);
        return found?.As(PortalRole.Manager);
    }

    /// <summary>Sends a form in and follows the link of its mail; null when that was done before.</summary>
    private async Task<string?> ApplyAsync((ApplicationForm Form, string Language) applicant, CancellationToken ct)
    {
        if (await ExistsAsync("select from partner_application where email = $1", applicant.Form.Email, ct)) return null;
        var number = await steps.Submit.RunAsync(
            CommandId.New(), new SubmitApplicationCommand(applicant.Form, applicant.Language, "192.0.2.10"), ct);
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var link = await tx.ScalarAsync<string>("select link from mail where key = $1", ct, $"application:{number}");
        await steps.Confirm.RunAsync(link!.Split('/', '?')[^2], "192.0.2.10", ct);
        return number;
    }
}

/// <summary>The use cases that an application passes through.</summary>
internal sealed record ApplicationSteps(
    SubmitApplication Submit, ConfirmApplication Confirm, NoteOnApplication Note, StartReview Start, DecideCheck Decide,
    ApproveApplication Approve,
    ApplicationQueries Queries);
