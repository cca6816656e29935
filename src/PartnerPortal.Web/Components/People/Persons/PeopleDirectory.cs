using Microsoft.Extensions.Localization;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.People.Persons;

/// <summary>The people with an account: an administrator sees all, an owner those of the own company.</summary>
public sealed class PeopleDirectory(PeopleQueries people, IStringLocalizer<WebTexts> texts) : ListDefinition<PersonRow>
{
    public const string Person = "name";
    public const string State = "status";
    public const string Manage = "manage";

    public override string Name => "people";

    public override string FilePath(Viewer viewer, string? subject) => viewer.IsStaff ? "settings/people/export" : "company/people/export";

    /// <summary>The company only where there are several.</summary>
    public override IReadOnlyList<ListField<PersonRow>> Columns(Viewer viewer)
    {
        List<ListField<PersonRow>> columns =
        [
            new(Person, "person.name", row => row.Name) { Sortable = true, Width = 36 },
            new("email", "signIn.email", row => row.Email) { Width = 36, Optional = true },
            new("role", "people.role", row => texts["role." + row.Role].Value) { Sortable = true, Width = 20 },
            new(State, "partners.status", row => texts["person." + row.Status].Value),
            new(
                "factor", "factors.title",
                row => row.SecondFactor ? new ListBadge(texts["factors.on"], Kit.Tone.Green) : null) { WideOnly = true },
            new("seen", "people.seen", row => row.SeenAt) { Sortable = true, WideOnly = true, Width = 18 },
            new(Manage, "people.manage", _ => null) { ScreenOnly = true },
        ];
        if (!viewer.IsStaff) return columns;
        columns.Insert(4, new("line", "person.directLine", row => row.DirectLine) { Optional = true, Width = 20 });
        columns.Insert(2, new("company", "people.company", row => row.PartnerName) { Sortable = true, Width = 36 });
        return columns;
    }

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer)
    {
        var status = ListFilter.Word<PersonStatus>("status", "filter.status", word => texts["person." + word]);
        return viewer.IsStaff ? [ListFilter.Word<PeopleSide>("side", "people.side", side => texts["people." + side]), status] : [status];
    }

    public override Task<ListPage<PersonRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        people.ListAsync(viewer, address.Request(PageSize), Filter(address), ct);

    public override IAsyncEnumerable<PersonRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        people.StreamAsync(viewer, address.Request(PageSize), Filter(address), ct);

    private static PeopleFilter Filter(ListAddress address) =>
        new(address.Word<PeopleSide>("side"), null, address.Word<PersonStatus>("status"));
}
