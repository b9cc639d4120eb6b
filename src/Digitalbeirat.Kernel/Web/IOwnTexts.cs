namespace Digitalbeirat.Kernel.Web;

/// <summary>People's own writing in a module's tables.</summary>
public interface IOwnTexts
{
    /// <summary>Replaces or removes what the person wrote, in every version, so that the words are gone. Runs inside the erasure's transaction, before <see cref="IPersonalData.Erase"/>.</summary>
    Task DeleteTexts(long personId);
}
