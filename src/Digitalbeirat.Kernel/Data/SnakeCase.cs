using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Kernel.Data;

/// <summary>Table and column names as databases like them.</summary>
static partial class SnakeCase
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(Name(entity.GetTableName() ?? entity.ClrType.Name));
            foreach (var property in entity.GetProperties()) property.SetColumnName(Name(property.Name));
        }
    }

    public static string Name(string name) => Border().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Border();
}
