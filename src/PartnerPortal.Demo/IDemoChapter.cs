namespace PartnerPortal.Demo;

/// <summary>A part of the first tour that people write after the years of business: each does nothing where it has been before.</summary>
internal interface IDemoChapter
{
    Task RunAsync(CancellationToken ct);
}
