using System.Reflection;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Words;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Tests.Access;

/// <summary>Arguments for a method of which only the person matters, or whose ids are given by the name they have.</summary>
public static class MadeUpArguments
{
    /// <param name="idOf">The value of a text or id by its name; null for one that is made up.</param>
    public static object?[] For(MethodInfo method, Viewer viewer, Func<string, Type, object?> idOf) =>
        [.. method.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, viewer, idOf, 0))];

    private static object? Value(Type type, string name, Viewer viewer, Func<string, Type, object?> idOf, int depth)
    {
        if (type == typeof(Viewer)) return viewer;
        if (type == typeof(CancellationToken)) return CancellationToken.None;
        if (type == typeof(CommandId)) return idOf(name, type) ?? CommandId.New();
        if (Nullable.GetUnderlyingType(type) is { } inner) return idOf(name, inner);
        if (type == typeof(string) || type == typeof(Guid)) return idOf(name, type) ?? (type == typeof(Guid) ? Guid.Empty : "made up");
        if (type == typeof(int)) return name is "page" or "pageSize" ? 10 : 1;
        if (type == typeof(long)) return 1L;
        if (type == typeof(decimal)) return 1m;
        if (type == typeof(bool)) return true;
        if (type == typeof(DateOnly)) return new DateOnly(2026, 1, 15);
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
        if (type == typeof(Month)) return Month.Parse("2026-01");
        if (type == typeof(Money)) return new Money(1m, Currency.Eur);
        if (type == typeof(Stream)) return Stream.Null;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (type.BaseType is { IsGenericType: true } words && words.GetGenericTypeDefinition() == typeof(AreaWord<>)) return FirstOf(words);
        if (type.IsArray) return Many(type.GetElementType()!, name, viewer, idOf, depth);
        if (type.IsGenericType && type.IsInterface && type.GetGenericArguments() is [var element]
            && type.IsAssignableFrom(element.MakeArrayType()))
            return Many(element, name, viewer, idOf, depth);
        return type.IsInterface || typeof(Delegate).IsAssignableFrom(type) || depth > 4 ? null : Made(type, viewer, idOf, depth);
    }

    /// <summary>Of a vocabulary to which each area adds its words.</summary>
    private static object? FirstOf(Type words) => ((IEnumerable<object>)words.GetProperty(nameof(Permission.All))!.GetValue(null)!).First();

    private static Array Many(Type element, string name, Viewer viewer, Func<string, Type, object?> idOf, int depth)
    {
        var many = Array.CreateInstance(element, 1);
        many.SetValue(Value(element, name.TrimEnd('s'), viewer, idOf, depth + 1), 0);
        return many;
    }

    private static object? Made(Type type, Viewer viewer, Func<string, Type, object?> idOf, int depth)
    {
        var constructor = type.GetConstructors().Where(way => way.GetParameters().All(parameter => parameter.ParameterType != type))
            .OrderByDescending(way => way.GetParameters().Length).FirstOrDefault();
        return constructor is null
            ? type.IsValueType ? Activator.CreateInstance(type) : null
            : constructor.Invoke(
                [.. constructor.GetParameters().Select(
                    parameter => Value(parameter.ParameterType, parameter.Name!, viewer, idOf, depth + 1))]);
    }
}
