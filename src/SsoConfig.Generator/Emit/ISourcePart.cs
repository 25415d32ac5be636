namespace SsoConfig.Generator.Emit;

/// <summary>A piece of a line that writes itself.</summary>
internal interface ISourcePart
{
    void WriteTo(SourceWriter writer);
}
