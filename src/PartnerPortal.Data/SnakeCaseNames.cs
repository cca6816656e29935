using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace PartnerPortal.Data;

/// <summary>Columns are named in snake_case after their properties, so that no configuration has to say it.</summary>
internal static partial class SnakeCaseNames
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(WordStart().Replace(property.Name, "_$0").ToLowerInvariant());
        }
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
