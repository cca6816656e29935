namespace PartnerPortal.Application.Platform.Access;

/// <summary>The programs of the portal; every table of money already carries the program, and there is one today.</summary>
public static class ProgramIds
{
    public const string Main = "main";
}
