namespace SsoConfig.Generator.Emit;

/// <summary>Which characters of a text from outside may stand at a place of the source, and what stands there for the others.</summary>
internal interface ICharacterEscape
{
    bool IsPlain(char c);

    string Escape(char c);
}
