using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PartnerPortal.Domain;

namespace PartnerPortal.Data;

/// <summary>Months are their first day in the database.</summary>
public sealed class MonthConverter() : ValueConverter<Month, DateOnly>(month => month.First, day => Month.Of(day));
