using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Platform.Audit.Staff;

/// <summary>The audit trail, newest first.</summary>
public sealed class AuditEntriesList(AuditQueries audit, IStringLocalizer<WebTexts> texts) : ListDefinition<AuditRow>
{
    public const string Change = "change";

    public override string Name => "audit";

    public override string FilePath(Viewer viewer, string? subject) => "settings/audit/export";

    public override IReadOnlyList<ListField<AuditRow>> Columns(Viewer viewer) =>
    [
        new("at", "auditPage.at", row => row.At) { Sortable = true, Width = 20 },
        new("who", "auditPage.who", row => row.Actor.Length > 0 ? row.Actor : texts["auditPage.portal"].Value) { Width = 24 },
        new(
            "role", "auditPage.role",
            row => row.Role is { } role ? texts["role." + Vocabulary<PortalRole>.Parse(role)].Value : null) { WideOnly = true, Width = 16 },
        new("action", "auditPage.action", row => texts["audit." + row.Action].Value) { Width = 30 },
        new("subject", "auditPage.subject", row => Month.TryParse(row.Subject, out var month) ? month : row.Subject) { Width = 30 },
        new(
            "partner", "statement.partner",
            row => row.PartnerId is { } id ? new ListLink(row.PartnerName ?? id, "partners/" + Uri.EscapeDataString(id))
                : null) { WideOnly = true, Width = 36 },
        new("address", "auditPage.address", row => row.Address) { WideOnly = true, Width = 16 },
        new("before", "auditPage.before", row => row.Before) { Optional = true, Width = 40 },
        new("after", "auditPage.after", row => row.After) { Optional = true, Width = 40 },
        new(Change, "auditPage.change", _ => null) { ScreenOnly = true },
    ];

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer) =>
    [
        new("action", "auditPage.action", _ => [.. AuditAction.All.Select(word => new ListOption(word.Text, texts["audit." + word]))]),
        ListFilter.Day("from", "filter.from"),
        ListFilter.Day("through", "filter.through"),
    ];

    public override Task<ListPage<AuditRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        audit.ListAsync(viewer, address.Request(PageSize), Filter(address), ct);

    public override IAsyncEnumerable<AuditRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        audit.StreamAsync(viewer, address.Request(PageSize), Filter(address), ct);

    private static AuditFilter Filter(ListAddress address) => new(
        AuditAction.TryParse(address["action"] ?? "", out var action) ? action : null, address.Day("from"), address.Day("through"));
}
