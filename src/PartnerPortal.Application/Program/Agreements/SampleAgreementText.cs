namespace PartnerPortal.Application.Program.Agreements;

/// <summary>A sober agreement to begin with, in eight languages. The vendor's own lawyers have the last word.</summary>
public static class SampleAgreementText
{
    /// <summary>The sample in a language, the vendor's name filled in.</summary>
    public static string Read(string language, string vendor)
    {
        using var stream = typeof(SampleAgreementText).Assembly.GetManifestResourceStream(
            $"PartnerPortal.Application.Program.Agreements.Samples.{language}.md")
            ?? throw new ArgumentException($"There is no sample in '{language}'", nameof(language));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("{vendor}", vendor, StringComparison.Ordinal);
    }
}
