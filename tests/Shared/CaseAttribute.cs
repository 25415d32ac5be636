using Xunit.v3;

namespace SsoConfig.Tests;

/// <summary>
/// The test shows the right outcome of a case from the field (docs/engineering/cases.md). Also a trait: <c>-trait case=5</c> runs its tests
/// alone.
/// </summary>
/// <param name="id">The case's id, for example <c>F5</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class CaseAttribute(string id) : Attribute, ITraitAttribute
{
    /// <param name="number">The case's id, where it is a number.</param>
    public CaseAttribute(int number)
        : this(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) { }

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("case", id)];
}
