using System.Reflection;

namespace Events.Functions.Docs;

/// <summary>A file inside an assembly.</summary>
internal static class EmbeddedFile
{
    /// <summary>Opens it.</summary>
    /// <exception cref="InvalidOperationException">The assembly has no such file.</exception>
    public static Stream Open(Assembly assembly, string name) =>
        assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no {name}.");

    /// <summary>Reads the whole of it.</summary>
    /// <exception cref="InvalidOperationException">The assembly has no such file.</exception>
    public static byte[] Read(Assembly assembly, string name)
    {
        using Stream file = Open(assembly, name);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
