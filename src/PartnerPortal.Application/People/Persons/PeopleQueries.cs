using System.Runtime.CompilerServices;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Persons;

/// <summary>Where somebody's account stands.</summary>
public enum PersonStatus
{
    Active,
    Invited,
    Slowed,
    Disabled,
}

/// <summary>Whose people a list shows.</summary>
public enum PeopleSide
{
    Vendor,
    Partners,
}

/// <param name="SecondFactor">Whether one is set up.</param>
/// <param name="SeenAt">When the person was last there.</param>
/// <param name="InvitedUntil">Until when the invitation is good, for somebody who has not accepted it; past for an expired one.</param>
public sealed record PersonRow(
    Guid UserId, string Name, string Email, PortalRole Role, string? PartnerId, string? PartnerName, PersonStatus Status, bool SecondFactor,
    DateTimeOffset? SeenAt, DateTimeOffset? InvitedUntil)
{
    /// <summary>Where one of the vendor's people is reached by telephone; null for none.</summary>
    public string? DirectLine { get; init; }
}

/// <summary>What a list of people is filtered by; null for no filter.</summary>
public sealed record PeopleFilter(PeopleSide? Side, PortalRole? Role, PersonStatus? Status);

/// <summary>Reads people: an administrator all, an owner those of the own company.</summary>
public sealed class PeopleQueries(PortalDatabase database, TimeProvider time)
{
    private const string Columns =
        "id, display_name, email, role, partner_id, partner_name, status, second_factor, seen_at, invited_until, phone_number";

    // $1 is now.
    private const string From = $"""
        (select u.id, u.display_name, u.email, u.role, u.partner_id, u.phone_number, p.name as partner_name,
            case when u.disabled_at is not null then 'disabled'
                when u.password_hash is null and not u.email_confirmed then 'invited'
                when exists (select from user_attempt t where t.wait_until > $1
                    and t.subject in ({AttemptPlace.SubjectsSql})) then 'slowed'
                else 'active' end as status,
            exists (select from user_totp t where t.user_id = u.id and t.confirmed_at is not null)
                or exists (select from user_passkeys k where k.user_id = u.id) as second_factor,
            (select max(seen_at) from user_session s where s.user_id = u.id) as seen_at,
            (select max(expires_at) from user_link l where l.user_id = u.id and l.purpose = 'invitation'
                and l.used_at is null) as invited_until
        from users u left join partner p on p.partner_id = u.partner_id
        where not (u.disabled_at is not null and u.password_hash is null and not u.email_confirmed)) people
        """;

    /// <summary>One page of the list; sort keys: name, company, role, seen.</summary>
    public async Task<ListPage<PersonRow>> ListAsync(Viewer viewer, ListRequest request, PeopleFilter filter, CancellationToken ct)
    {
        viewer.Require(ManagedPeople.PermissionOf(viewer));
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return (await List(viewer, request, filter).PageAsync<ListedPerson>(tx, request, ct)).Select(person => person.ToRow());
    }

    /// <summary>All of the list, for a download.</summary>
    public async IAsyncEnumerable<PersonRow> StreamAsync(
        Viewer viewer, ListRequest request, PeopleFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(ManagedPeople.PermissionOf(viewer));
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        await foreach (var person in List(viewer, request, filter).StreamAsync<ListedPerson>(tx, ct)) yield return person.ToRow();
    }

    private ListSelect List(Viewer viewer, ListRequest request, PeopleFilter filter)
    {
        var where = new ListWhere(time.GetUtcNow());
        if (viewer.PartnerId is { } own) where.And("partner_id = {0}", own);
        if (request.Search is { Length: > 0 } search)
            where.And(
                "display_name ilike {0} or email ilike {0} or partner_name ilike {0} or partner_id ilike {0}",
                LikePattern.Containing(search));
        if (filter.Side is { } side) where.And(side == PeopleSide.Partners ? "partner_id is not null" : "partner_id is null");
        if (filter.Role is { } role) where.And("role = {0}", Vocabulary<PortalRole>.Text(role));
        if (filter.Status is { } status) where.And("status = {0}", Vocabulary<PersonStatus>.Text(status));
        const string name = "display_name collate \"und-x-icu\"";
        var order = request.Order(
            $"{name}, id", "id", ("name", name), ("company", "coalesce(partner_name, '')"), ("role", "role"),
            ("seen", "coalesce(seen_at, '-infinity')"));
        return new ListSelect(Columns, From, where, order);
    }

    private sealed record ListedPerson(
        Guid Id, string DisplayName, string Email, string Role, string? PartnerId, string? PartnerName, string Status, bool SecondFactor,
        DateTimeOffset? SeenAt, DateTimeOffset? InvitedUntil, string? PhoneNumber)
    {
        public PersonRow ToRow() => new(
            Id, DisplayName, Email, Vocabulary<PortalRole>.Parse(Role), PartnerId, PartnerName, Vocabulary<PersonStatus>.Parse(Status),
            SecondFactor, SeenAt, InvitedUntil)
        {
            DirectLine = PhoneNumber,
        };
    }
}
