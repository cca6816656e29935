using System.Text.Json;
using System.Text.Unicode;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Exchange.Imports.Terms;

/// <summary>Reads terms.json: a list of versions, each with what differs from the default terms. Nothing unknown is passed over.</summary>
internal sealed class TermsFileReader
{
    private static readonly IReadOnlyList<string> Properties =
    [
        "valid_from", "registration_fee", "monthly_fee", "refund_threshold", "threshold_kinds", "threshold_basis", "own_use_discount",
        "minimum_payout", "commission_plan",
    ];

    private static readonly IReadOnlyList<string> RuleProperties =
        ["label", "rate", "kinds", "first_invoice", "tenure_under_months", "trailing_revenue_from"];

    private readonly List<TermsFault> _faults = [];

    public IReadOnlyList<TermsFault> Faults => _faults;

    /// <returns>The versions; not to be used when there are faults.</returns>
    public IReadOnlyList<TermsVersion> Read(ReadOnlyMemory<byte> json)
    {
        if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
        if (!Utf8.IsValid(json.Span))
        {
            _faults.Add(new TermsFault(1, "", "", "not valid UTF-8"));
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return ReadVersions(document.RootElement);
        }
        catch (JsonException fault)
        {
            _faults.Add(new TermsFault((fault.LineNumber ?? 0) + 1, fault.Path ?? "", "", $"not JSON: {fault.Message}"));
        }

        return [];
    }

    private List<TermsVersion> ReadVersions(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            _faults.Add(new TermsFault(1, "", "", "not a list of terms versions"));
            return [];
        }

        var versions = new List<TermsVersion>();
        foreach (var element in root.EnumerateArray())
        {
            var fields = new JsonFields(element, $"[{versions.Count}]", Properties, _faults);
            var version = ReadVersion(fields, $"[{versions.Count}]");
            if (versions.Exists(other => other.ValidFrom == version.ValidFrom) && fields.Has("valid_from"))
            {
                fields.Fault("valid_from", $"{version.ValidFrom:yyyy-MM-dd}", "another version of the file has the same date");
            }

            versions.Add(version);
        }

        return versions;
    }

    private TermsVersion ReadVersion(JsonFields fields, string path)
    {
        var standard = TermsVersion.Default;
        fields.Has("valid_from", required: true);
        return new TermsVersion(fields.Date("valid_from"))
        {
            RegistrationFee = fields.Amount("registration_fee", standard.RegistrationFee),
            MonthlyFee = fields.Amount("monthly_fee", standard.MonthlyFee),
            RefundThreshold = fields.Amount("refund_threshold", standard.RefundThreshold),
            ThresholdKinds = fields.Words<LineKind>("threshold_kinds") ?? standard.ThresholdKinds,
            ThresholdBasis = fields.Word("threshold_basis", standard.ThresholdBasis),
            OwnUseDiscount = fields.Percent("own_use_discount", standard.OwnUseDiscount),
            MinimumPayout = fields.Amount("minimum_payout", standard.MinimumPayout),
            CommissionPlan = fields.Has("commission_plan")
                ? [.. fields.List("commission_plan").Select((rule, index) => ReadRule(rule, $"{path}.commission_plan[{index}]"))]
                : standard.CommissionPlan,
        };
    }

    private CommissionRule ReadRule(JsonElement element, string path)
    {
        var fields = new JsonFields(element, path, RuleProperties, _faults);
        fields.Has("label", required: true);
        fields.Has("rate", required: true);
        return new CommissionRule(
            fields.Label("label"),
            fields.Percent("rate", default),
            fields.Words<LineKind>("kinds"),
            fields.Flag("first_invoice"),
            fields.Has("tenure_under_months") ? fields.Months("tenure_under_months") : null,
            fields.Has("trailing_revenue_from") ? fields.Amount("trailing_revenue_from", 0) : null);
    }
}
