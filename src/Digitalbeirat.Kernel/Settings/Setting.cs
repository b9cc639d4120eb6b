namespace Digitalbeirat.Kernel.Settings;

public sealed class Setting
{
    public required string Key { get; set; }
    public required string Json { get; set; }
}

/// <summary>The folder that holds everything an installation writes.</summary>
public sealed class DataFolder(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string Folder(string name)
    {
        var folder = Path.Combine(Root, name);
        Directory.CreateDirectory(folder);
        return folder;
    }
}
