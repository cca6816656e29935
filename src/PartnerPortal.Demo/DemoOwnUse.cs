using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Demo;

/// <summary>
/// What the partners of the demo use themselves (a few licences, one of them above the allowance, an order, a used support unit), and terms
/// that a manager thinks about.
/// </summary>
internal sealed class DemoOwnUse(
    LicenceQueries queries, SaveOwnUseOffer saveOffer, TakeLicence takeLicence, OrderOwnUse orderOwnUse, RecordUse recordUse,
    StartTermsDraft startDraft, SaveTermsDraft saveDraft, TermsQueries terms, ProgramClock clock) : IDemoChapter
{
    private static readonly Viewer Manager = Of("manager@demo.example");
    private static readonly Viewer Owner = Of("owner@demo.example");
    private static readonly Viewer Second = Of("second@demo.example");

    /// <summary>Does nothing where it was done before.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if ((await queries.OffersAsync(Manager, ct)).Count > 0) return;
        foreach (var offer in Offers)
            await saveOffer.RunAsync(Manager, CommandId.New(), new SaveOwnUseOfferCommand(offer, IsNew: true), ct);

        var today = await clock.TodayAsync();
        await takeLicence.RunAsync(Owner, CommandId.New(), new TakeLicenceCommand(2), ct);
        await orderOwnUse.RunAsync(Owner, CommandId.New(), await QuotedAsync(Owner, "product-training", 2, today, "es", ct), ct);
        await recordUse.RunAsync(
            Manager, CommandId.New(),
            new RecordUseCommand(DemoVendor.OwnerPartnerId, AllowanceKind.SupportUnit, 1, today, "Migración de la base de datos"), ct);
        await takeLicence.RunAsync(Second, CommandId.New(), new TakeLicenceCommand(3), ct);
        await takeLicence.RunAsync(
            Second, CommandId.New(), new TakeLicenceCommand(1, await QuotedAsync(Second, "plus", 1, today, "de", ct)), ct);
        await recordUse.RunAsync(
            Manager, CommandId.New(),
            new RecordUseCommand(DemoVendor.SecondPartnerId, AllowanceKind.CoachingSession, 1, today, "Vertriebsstart"), ct);
        await DraftTermsAsync(ct);
    }

    private async Task DraftTermsAsync(CancellationToken ct)
    {
        var id = await startDraft.RunAsync(Manager, CommandId.New(), ct);
        var draft = (await terms.FindDraftAsync(Manager, id, ct))!.Draft;
        draft.Content.MonthlyFee = 52.00m;
        draft.Content.RefundThreshold = 2_000.00m;
        draft.Content.CommissionPlan[0].Rate = 30m;
        draft.Content.CoachingSessions = 3;
        await saveDraft.RunAsync(Manager, CommandId.New(), new SaveTermsDraftCommand(id, draft.Revision, draft.Content), ct);
    }

    private async Task<OrderOwnUseCommand> QuotedAsync(
        Viewer viewer, string offer, int quantity, DateOnly day, string language, CancellationToken ct)
    {
        var quote = await queries.QuoteAsync(viewer, offer, quantity, day, language, ct);
        return new OrderOwnUseCommand(offer, quantity, day, quote.Price, language);
    }

    private static Viewer Of(string email)
    {
        var person = DemoPerson.All.Single(person => person.Email == email);
        return new Viewer(Guid.Empty, person.Name, person.Role, person.PartnerId);
    }

    private static IReadOnlyList<OwnUseOffer> Offers =>
    [
        Offer(
            "plus", OwnUseKind.Plus, OwnUseUnit.Month, 5.00m, "PLUS, seat", "PLUS, Platz", "PLUS, puesto", "PLUS, poste",
            "PLUS, postazione", "PLUS, plaats", "PLUS, posto", "PLUS, место"),
        Offer(
            "remote-support", OwnUseKind.Support, OwnUseUnit.Hour, 75.25m, "Remote support, hour", "Fernwartung, Stunde",
            "Soporte remoto, hora",
            "Assistance à distance, heure", "Supporto remoto, ora", "Support op afstand, uur", "Suporte remoto, hora",
            "Удалённая поддержка, час"),
        Offer(
            "product-training", OwnUseKind.Training, OwnUseUnit.Hour, 75.00m, "Product training, hour", "Produktschulung, Stunde",
            "Formación de producto, hora",
            "Formation produit, heure", "Formazione sul prodotto, ora", "Producttraining, uur", "Formação de produto, hora",
            "Обучение по продукту, час"),
        Offer(
            "partner-sla", OwnUseKind.Sla, OwnUseUnit.Month, 80.00m, "SLA Partner", "SLA Partner", "SLA Partner", "SLA Partner",
            "SLA Partner", "SLA Partner",
            "SLA Partner", "SLA Партнёр"),
        Offer(
            "database-check", OwnUseKind.Other, OwnUseUnit.Once, 99.99m, "Database check", "Datenbankprüfung",
            "Revisión de la base de datos",
            "Contrôle de la base de données", "Controllo del database", "Databasecontrole", "Verificação da base de dados",
            "Проверка базы данных"),
    ];

    private static OwnUseOffer Offer(string id, OwnUseKind kind, OwnUseUnit unit, decimal price, params string[] names)
    {
        string[] languages = ["en", "de", "es", "fr", "it", "nl", "pt", "ru"];
        return new OwnUseOffer(id, kind, unit, price, languages.Zip(names).ToDictionary(pair => pair.First, pair => pair.Second), true);
    }
}
