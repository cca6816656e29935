namespace PartnerPortal.Web.Components.Kit;

/// <summary>The answer of a query that may find nothing.</summary>
public sealed record Loaded<T>(T? Value) where T : class
{
    public static async Task<Loaded<T>> OfAsync(Task<T?> query) => new(await query);
}
