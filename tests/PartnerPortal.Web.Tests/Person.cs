using PartnerPortal.Data.Identity;

namespace PartnerPortal.Web.Tests;

/// <summary>Somebody who can sign in to the portal under test.</summary>
public sealed record Person(string Email, string Name, PortalRole Role, string? PartnerId = null)
{
    public const string Password = "a long enough password";

    public static readonly Person Finance = new("finance@vendor.example", "Frida Berger", PortalRole.Finance);

    public static readonly Person Owner = new("owner@partner.example", "Olga Martín", PortalRole.PartnerOwner, "P-0001");

    public static readonly Person Locked = new("locked@vendor.example", "Lena Locked", PortalRole.Manager);

    public static readonly Person Leaver = new("leaver@vendor.example", "Leo Leaver", PortalRole.Manager);

    public static readonly IReadOnlyList<Person> All = [Finance, Owner, Locked, Leaver];
}
