using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Storage;

/// <summary>The mark file of one installation.</summary>
internal sealed class MarkFile : IMarkFile
{
    private string _content = string.Empty;

    public string Read() => _content;

    public void Write(string content) => _content = content;
}
