using System.Data;
using System.Data.Common;
using System.Reflection;
using Dapper;
using PartnerPortal.Domain;

namespace PartnerPortal.Data;

/// <summary>
/// The one place where columns of SQL become values: a record's constructor takes them by name (<c>issued_on</c> is <c>IssuedOn</c>) in
/// the order of the query. What fits no parameter, by name or by type, throws when the first row is read; null throws where the parameter
/// may not be null. Classes only: a structure would be filled by its properties, and what fits none of them left out. Months are their
/// first day, words of a vocabulary are text.
/// </summary>
public static class RowReader
{
    static RowReader()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new MonthHandler());
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new ArrayHandler<string>());
        SqlMapper.AddTypeHandler(new ArrayHandler<Guid>());
        SqlMapper.AddTypeHandler(new ArrayHandler<DateOnly>());
        SqlMapper.AddTypeHandler(new ArrayHandler<bool>());
        SqlMapper.AddTypeHandler(new ArrayHandler<int>());
        SqlMapper.AddTypeHandler(new ArrayHandler<decimal>());
    }

    /// <summary>What reads a row of a query, from its first column on.</summary>
    /// <param name="reader">On or before its first row.</param>
    /// <param name="length">How many columns belong to the record; all without it.</param>
    /// <exception cref="InvalidOperationException">No constructor of the record takes these columns.</exception>
    public static Func<DbDataReader, T> For<T>(DbDataReader reader, int? length = null) where T : class
    {
        var read = SqlMapper.GetRowParser<T>(reader, length: length ?? -1);
        var demanded = Demanded<T>.Columns(length ?? reader.FieldCount);
        return row =>
        {
            foreach (var column in demanded)
            {
                if (row.IsDBNull(column)) throw new InvalidOperationException($"{row.GetName(column)} of {typeof(T).Name} is null.");
            }

            return read(row);
        };
    }

    /// <summary>The first column of the row that a reader is on; null where <typeparamref name="T"/> may be null.</summary>
    internal static T First<T>(DbDataReader reader)
    {
        if (default(T) is null && reader.IsDBNull(0)) return default!;
        return (Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)) == typeof(Month)
            ? (T)(object)Month.Of(reader.GetFieldValue<DateOnly>(0))
            : reader.GetFieldValue<T>(0);
    }

    // Dapper leaves what is null at its default, and an amount would be zero.
    private static class Demanded<T>
    {
        private static int[]? _columns;

        public static int[] Columns(int length) => _columns ??= [
            .. typeof(T).GetConstructors().Select(constructor => constructor.GetParameters())
                .First(parameters => parameters.Length == length)
                .Where(parameter => !MayBeNull(parameter)).Select(parameter => parameter.Position)];

        private static bool MayBeNull(ParameterInfo parameter) =>
            new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
    }

    private sealed class MonthHandler : SqlMapper.TypeHandler<Month>
    {
        public override Month Parse(object value) => Month.Of((DateOnly)value);

        public override void SetValue(IDbDataParameter parameter, Month value) => parameter.Value = value.First;
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => new((DateTime)value);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value;
    }

    // PostgreSQL's arrays are announced as arrays of anything.
    private sealed class ArrayHandler<T> : SqlMapper.TypeHandler<T[]>
    {
        public override T[] Parse(object value) => (T[])value;

        public override void SetValue(IDbDataParameter parameter, T[]? value) => parameter.Value = value;
    }
}
