using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Web.Tests;

/// <summary>Somebody who can sign in to the portal under test.</summary>
public sealed record Person(string Email, string Name, PortalRole Role, string? PartnerId = null)
{
    public const string Password = "a long enough password";

    public static readonly Person Finance = new("finance@vendor.example", "Frida Berger", PortalRole.Finance);

    public static readonly Person Owner = new("owner@partner.example", "Olga Martín", PortalRole.PartnerOwner, "P-0001");

    public static readonly Person Idle = new("idle@vendor.example", "Ida Idle", PortalRole.Manager);

    public static readonly Person Late = new("late@vendor.example", "Lars Late", PortalRole.Manager);

    public static readonly Person Leaver = new("leaver@vendor.example", "Leo Leaver", PortalRole.Manager);

    public static readonly IReadOnlyList<Person> All = [Finance, Owner, Idle, Late, Leaver];
}
