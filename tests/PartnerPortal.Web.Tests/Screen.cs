namespace PartnerPortal.Web.Tests;

/// <summary>What somebody sits in front of.</summary>
public sealed record Screen(int Width, int Height, bool Dark = false, string Language = "en-GB")
{
    public static readonly Screen Wide = new(1400, 900);

    public static readonly Screen Phone = new(390, 844);
}
