using System.Globalization;
using PartnerPortal.Application.Exchange.Imports.Files;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Exchange.Imports.Terms;

/// <summary>terms.json of an import: read, compared with the stored versions, written down.</summary>
internal sealed class ImportTerms(ImportSession session)
{
    private List<TermsVersion> _fresh = [];

    public int New => _fresh.Count;

    public int Unchanged { get; private set; }

    public async Task CheckAsync(Stream stream, CancellationToken ct)
    {
        var json = new byte[ImportLimits.TermsBytes + 1];
        var length = await stream.ReadAtLeastAsync(json, json.Length, throwOnEndOfStream: false, ct);
        if (length > ImportLimits.TermsBytes)
        {
            await session.RejectAsync(ImportFolder.Terms, 1, "", "", $"larger than {ImportLimits.TermsBytes} bytes", ct);
            return;
        }

        var reader = new TermsFileReader();
        var versions = reader.Read(json.AsMemory(0, length));
        foreach (var fault in reader.Faults)
            await session.RejectAsync(ImportFolder.Terms, fault.Line, fault.Path, fault.Value, fault.Reason, ct);
        if (reader.Faults.Count == 0) await CompareAsync(versions, ct);
    }

    public async Task RegisterAsync(CancellationToken ct)
    {
        foreach (var version in _fresh) await TermsStore.AddAsync(session.Transaction, "main", version, ct);
    }

    private async Task CompareAsync(IReadOnlyList<TermsVersion> versions, CancellationToken ct)
    {
        var stored = (await TermsStore.LoadAsync(session.Transaction, "main", ct)).LatestFirst
            .Where(version => version != TermsVersion.Default)
            .ToDictionary(version => version.ValidFrom);
        _fresh = [.. versions.Where(version => !stored.ContainsKey(version.ValidFrom))];
        for (var i = 0; i < versions.Count; i++)
        {
            if (!stored.TryGetValue(versions[i].ValidFrom, out var before)) continue;
            if (FirstDifference(versions[i], before) is not { } name)
            {
                Unchanged++;
                continue;
            }

            var date = versions[i].ValidFrom.ToString("O", CultureInfo.InvariantCulture);
            await session.RejectAsync(
                ImportFolder.Terms, 1, $"[{i}].{name}", date, "a version of this date is stored with another value", ct);
        }
    }

    private static string? FirstDifference(TermsVersion left, TermsVersion right) =>
        left.RegistrationFee != right.RegistrationFee ? "registration_fee"
        : left.MonthlyFee != right.MonthlyFee ? "monthly_fee"
        : left.RefundThreshold != right.RefundThreshold ? "refund_threshold"
        : !left.ThresholdKinds.Order().SequenceEqual(right.ThresholdKinds.Order()) ? "threshold_kinds"
        : left.ThresholdBasis != right.ThresholdBasis ? "threshold_basis"
        : left.OwnUseDiscount != right.OwnUseDiscount ? "own_use_discount"
        : left.MinimumPayout != right.MinimumPayout ? "minimum_payout"
        : !TermsDifference.SamePlan(left.CommissionPlan, right.CommissionPlan) ? "commission_plan"
        : null;
}
