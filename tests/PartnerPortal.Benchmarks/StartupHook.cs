#pragma warning disable CA1050, CA1852 // The runtime looks for exactly this name, outside any namespace.

/// <summary>Its being loaded is all: the host then finds <c>MeasuringPoints</c> by the name of this assembly.</summary>
internal class StartupHook
{
    public static void Initialize()
    {
    }
}
