namespace SsoConfig.Tasks.PropertyLists;

/// <summary>A file is not a property list, or not the one that Apple's tools would accept.</summary>
internal sealed class PropertyListException(string message, int line = 0, int column = 0) : Exception(message)
{
    /// <summary>Counted from 1; 0 where the format has no lines.</summary>
    public int Line { get; } = line;

    /// <summary>Counted from 1; 0 where the format has no lines.</summary>
    public int Column { get; } = column;
}
