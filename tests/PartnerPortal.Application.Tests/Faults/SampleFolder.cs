using PartnerPortal.Demo;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>A folder of made-up files that goes away with its user: the business of 2013.</summary>
internal sealed class SampleFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sample-");

    /// <summary>The month that closes the year.</summary>
    public const string LastMonth = "2013-12";

    public string Path => _folder.FullName;

    public static async Task<SampleFolder> WriteAsync(int partners, int invoices)
    {
        var folder = new SampleFolder();
        await BulkSeed.WriteAsync(folder.Path, new BulkSeedOptions(partners, invoices, 1, new DateOnly(2014, 1, 1), 1));
        return folder;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
