using System.Reflection;

namespace Events.Functions.Docs;

/// <summary>A file that is embedded in an assembly.</summary>
internal static class EmbeddedFile
{
    /// <summary>Opens the file.</summary>
    /// <exception cref="InvalidOperationException">The assembly does not contain the file.</exception>
    public static Stream Open(Assembly assembly, string name) =>
        assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{assembly.GetName().Name} does not contain {name}.");

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="InvalidOperationException">The assembly does not contain the file.</exception>
    public static byte[] Read(Assembly assembly, string name)
    {
        using Stream file = Open(assembly, name);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
