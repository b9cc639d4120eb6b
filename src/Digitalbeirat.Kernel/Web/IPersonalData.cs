namespace Digitalbeirat.Kernel.Web;

/// <summary>What a module keeps about a person.</summary>
public interface IPersonalData
{
    /// <summary>Name of the part in the export file, e.g. "supports".</summary>
    string Part { get; }

    /// <summary>Everything the module knows about the person, to be written as JSON.</summary>
    Task<object> Export(long personId);

    /// <summary>Removes or pseudonymises it. Runs inside the erasure's transaction; must be repeatable.</summary>
    Task Erase(long personId);
}
