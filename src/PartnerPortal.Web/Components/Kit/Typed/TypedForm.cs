namespace PartnerPortal.Web.Components.Kit.Typed;

/// <summary>
/// The numbers of a form or dialog, to be read together before anything is done with them. It is given to the fields by a cascading value.
/// </summary>
public sealed class TypedForm
{
    private readonly List<NumberField> _fields = [];

    /// <summary>
    /// Reads all fields once more as they stand; those that cannot be read say so, and the first of them takes the focus.
    /// </summary>
    /// <returns>Whether all could be read.</returns>
    public async Task<bool> ReadAsync()
    {
        NumberField? faulty = null;
        foreach (var field in _fields.ToList())
        {
            if (!await field.SettleAsync()) faulty ??= field;
        }

        if (faulty is not null) await faulty.FocusAsync();
        return faulty is null;
    }

    internal void Add(NumberField field) => _fields.Add(field);

    internal void Remove(NumberField field) => _fields.Remove(field);
}
