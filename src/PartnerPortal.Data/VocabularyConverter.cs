using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PartnerPortal.Domain;

namespace PartnerPortal.Data;

/// <summary>
/// Enums are words in the database (<see cref="Vocabulary{TEnum}"/>): <c>HasConversion&lt;VocabularyConverter&lt;DealStatus&gt;&gt;()</c>.
/// </summary>
public sealed class VocabularyConverter<TEnum>() : ValueConverter<TEnum, string>(
    value => Vocabulary<TEnum>.Text(value), text => Vocabulary<TEnum>.Parse(text)) where TEnum : struct, Enum;
