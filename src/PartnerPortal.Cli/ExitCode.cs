namespace PartnerPortal.Cli;

/// <summary>What the commands answer with (spec 06).</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Usage = 1;
    public const int InputRefused = 2;
    public const int StateForbids = 3;
    public const int EnvironmentLacks = 4;
    public const int Stopped = 130;
}
