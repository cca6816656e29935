using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Messages;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Platform.Messages.Staff;

/// <summary>All mail that the portal wrote, newest first. It has no file: personal links do not belong into one.</summary>
public sealed class MailList(MailQueries mail, MessageText words, IStringLocalizer<WebTexts> texts) : ListDefinition<MailRow>
{
    public const string State = "status";

    public override string Name => "mail";

    public override string? FilePath(Viewer viewer, string? subject) => null;

    public override IReadOnlyList<ListField<MailRow>> Columns(Viewer viewer) =>
    [
        new("subject", "mailbox.subject", row => words.Of(row.Kind, row.Language, row.Values, null).Subject),
        new("to", "mailbox.to", row => row.To) { Sortable = true },
        new(State, "filter.status", row => texts["mailStatus." + row.Status].Value),
        new("created", "mailbox.created", row => row.CreatedAt) { Sortable = true },
        new("sent", "mailbox.sent", row => row.SentAt) { Optional = true },
        new("error", "mailbox.error", row => row.Error) { Optional = true },
    ];

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer) =>
        [ListFilter.Word<MailStatus>("status", "filter.status", status => texts["mailStatus." + status])];

    public override Task<ListPage<MailRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        mail.ListAsync(viewer, address.Request(PageSize), address.Word<MailStatus>("status"), ct);

    public override IAsyncEnumerable<MailRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        throw new NotSupportedException("Mail has no file");

    public override string Href(Viewer viewer, MailRow row) => $"settings/mail/{row.MailId}";
}
