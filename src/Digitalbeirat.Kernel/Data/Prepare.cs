using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Digitalbeirat.Kernel.Data;

/// <summary>Queries of the pages most people look at, translated to SQL once instead of looked up by their whole text at each request. Kept in a static field.</summary>
public static class Prepare
{
    /// <summary>The rows of a query with one argument.</summary>
    public static Func<AppDb, T1, IAsyncEnumerable<TRow>> Rows<T1, TRow>(Expression<Func<AppDb, T1, IQueryable<TRow>>> query)
    {
        var of = new PerModel<Func<AppDb, T1, IAsyncEnumerable<TRow>>>(() => EF.CompileAsyncQuery(query));
        return (db, a) => of[db](db, a);
    }

    /// <summary>The rows of a query with three arguments.</summary>
    public static Func<AppDb, T1, T2, T3, IAsyncEnumerable<TRow>> Rows<T1, T2, T3, TRow>(Expression<Func<AppDb, T1, T2, T3, IQueryable<TRow>>> query)
    {
        var of = new PerModel<Func<AppDb, T1, T2, T3, IAsyncEnumerable<TRow>>>(() => EF.CompileAsyncQuery(query));
        return (db, a, b, c) => of[db](db, a, b, c);
    }

    /// <summary>The one answer of a query with one argument.</summary>
    public static Func<AppDb, T1, Task<TAnswer>> One<T1, TAnswer>(Expression<Func<AppDb, T1, TAnswer>> query)
    {
        var of = new PerModel<Func<AppDb, T1, Task<TAnswer>>>(() => EF.CompileAsyncQuery(query));
        return (db, a) => of[db](db, a);
    }

    /// <summary>The one answer of a query with two arguments.</summary>
    public static Func<AppDb, T1, T2, Task<TAnswer>> One<T1, T2, TAnswer>(Expression<Func<AppDb, T1, T2, TAnswer>> query)
    {
        var of = new PerModel<Func<AppDb, T1, T2, Task<TAnswer>>>(() => EF.CompileAsyncQuery(query));
        return (db, a, b) => of[db](db, a, b);
    }

    // A compiled query belongs to one model; a process that runs two databases (the tests do) has two.
    sealed class PerModel<T>(Func<T> make) where T : class
    {
        readonly ConditionalWeakTable<IModel, T> made = [];
        readonly ConditionalWeakTable<IModel, T>.CreateValueCallback create = _ => make();

        public T this[AppDb db] => made.GetValue(db.Model, create);
    }
}
