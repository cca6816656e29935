using Microsoft.AspNetCore.Mvc;
using PartnerPortal.Application.Lists;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Endpoints;

/// <summary>What the address of a list says, as its page reads it: the download has the same rows in the same order.</summary>
internal sealed class ListAddress
{
    private const int LongestSearch = 100;

    [FromQuery(Name = "sort")] public string? Sort { get; init; }

    [FromQuery(Name = "q")] public string? Search { get; init; }

    [FromQuery(Name = "month")] public string? MonthText { get; init; }

    [FromQuery(Name = "kind")] public string? Kind { get; init; }

    [FromQuery(Name = "status")] public string? Status { get; init; }

    [FromQuery(Name = "format")] public string? Format { get; init; }

    public Month? Month => Domain.Month.TryParse(MonthText, out var month) ? month : null;

    public TableFormat TableFormat => Format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv;

    /// <summary>A page of the list; a download that streams ignores it.</summary>
    public ListRequest Page(int number, int size) => new(
        number, size, Sort?.TrimStart('-'), Sort?.StartsWith('-') == true, Search is { Length: > LongestSearch } ? Search[..LongestSearch] : Search);

    public static TEnum? Word<TEnum>(string? word) where TEnum : struct, Enum =>
        Vocabulary<TEnum>.TryParse(word ?? "", out var value) ? value : null;
}
