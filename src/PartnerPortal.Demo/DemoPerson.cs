using PartnerPortal.Application.People.Persons;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Demo;

/// <summary>Somebody of the demo vendor who can sign in.</summary>
internal sealed record DemoPerson(string Email, string Name, PortalRole Role, string Language, string? PartnerId)
{
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("admin@demo.example", "Ada Lindner", PortalRole.Administrator, "en", null),
        new("manager@demo.example", "Marta Vidal", PortalRole.Manager, "en", null),
        new("finance@demo.example", "Felix Brandt", PortalRole.Finance, "en", null),
        new("owner@demo.example", "Olga Serrano", PortalRole.PartnerOwner, "es", DemoVendor.OwnerPartnerId),
        new("second@demo.example", "Stefan Krüger", PortalRole.PartnerOwner, "de", DemoVendor.SecondPartnerId),
    ];

    /// <summary>Who was invited and has not come yet: their mail lies in the outbox.</summary>
    public static IReadOnlyList<InvitePersonCommand> Invited { get; } =
    [
        new("lena.hofer@demo.example", "Lena Hofer", PortalRole.SupportAgent, null, "de"),
        new("nuria.costa@demo.example", "Nuria Costa", PortalRole.PartnerSales, DemoVendor.OwnerPartnerId, "es"),
    ];

    public AddUserCommand WithPassword(string password) => new(Email, Name, Role, PartnerId, Language, password);
}
