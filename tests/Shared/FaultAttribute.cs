using Xunit.v3;

namespace SsoConfig.Tests;

/// <summary>Says which fault a test causes and what a user gets of it: a row of docs/engineering/reliability.md.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class FaultAttribute(string fault, string outcome) : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Fault", $"{fault}|{outcome}")];
}
