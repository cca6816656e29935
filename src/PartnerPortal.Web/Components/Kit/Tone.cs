namespace PartnerPortal.Web.Components.Kit;

/// <summary>
/// What a colour says: green earned or paid, amber held or waiting, red overdue or refused, blue information, grey nothing.
/// </summary>
public enum Tone
{
    Grey,
    Green,
    Amber,
    Red,
    Blue,
}
