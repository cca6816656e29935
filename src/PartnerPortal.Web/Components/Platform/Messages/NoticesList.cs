using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Messages;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Platform.Messages;

/// <summary>What a person was told, newest first.</summary>
public sealed class NoticesList(NoticeQueries notices, MessageText words, IStringLocalizer<WebTexts> texts) : ListDefinition<NoticeRow>
{
    public override string Name => "notices";

    public override string? FilePath(Viewer viewer, string? subject) => null;

    public override IReadOnlyList<ListField<NoticeRow>> Columns(Viewer viewer) =>
    [
        new("what", "notices.what", row => words.Of(row.Kind, row.Values)),
        new("state", "notices.state", row => row.IsRead ? null : new ListBadge(texts["notices.new"], Kit.Tone.Blue)),
        new("when", "notices.when", row => row.CreatedAt),
    ];

    public override Task<ListPage<NoticeRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        notices.ListAsync(viewer, address.Request(PageSize), ct);

    public override IAsyncEnumerable<NoticeRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        throw new NotSupportedException("Notices have no file");

    public override string Href(Viewer viewer, NoticeRow row) => row.Link;
}
