using System.Globalization;

namespace PartnerPortal.Application.Platform.Lists;

/// <summary>Conditions of a list and their values. Values only ever travel as parameters.</summary>
internal sealed class ListWhere
{
    private readonly List<string> _conditions = [];
    private readonly List<object?> _parameters = [];

    /// <param name="always">The values of $1, $2, … that the list's own SQL names.</param>
    public ListWhere(params object?[] always) => _parameters.AddRange(always);

    public IReadOnlyList<object?> Parameters => _parameters;

    /// <summary>Adds a condition in which {0}, {1}, … stand for the values.</summary>
    public ListWhere And(string condition, params object[] values)
    {
        var names = values.Select(value =>
        {
            _parameters.Add(value);
            return (object)$"${_parameters.Count}";
        }).ToArray();
        _conditions.Add("(" + string.Format(CultureInfo.InvariantCulture, condition, names) + ")");
        return this;
    }

    /// <summary>Only rows whose value is one of these.</summary>
    public ListWhere AndAny(string value, IReadOnlyList<string> any) => And(value + " = any({0})", [any.ToArray()]);

    /// <summary>Adds the condition when it is wanted.</summary>
    public ListWhere AndIf(bool wanted, string condition, params object[] values) => wanted ? And(condition, values) : this;

    public override string ToString() => _conditions.Count == 0 ? "true" : string.Join(" and ", _conditions);
}
