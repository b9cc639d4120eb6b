namespace Digitalbeirat.Kernel.Contracts;

/// <summary>Says which files a module refers to elsewhere than in attachments; what nobody names is swept away.</summary>
public interface IUseFiles
{
    /// <summary>Hashes of files in use, as <see cref="Files.Attachment.Hash"/> holds them; few enough for memory.</summary>
    Task<IReadOnlyCollection<string>> Hashes(CancellationToken stop);
}
