using SsoConfig.LocalOrg.Faults;

namespace SsoConfig.LocalOrg;

/// <summary>
/// A deliberate fault of the local org, for tests of how a client copes with it: an endpoint that misbehaves
/// (<c>ENDPOINT:EFFECT[:TIMES]</c>, for example <c>token:503:2</c>), or a provider that does not follow the protocol
/// (<c>ignore-max-age</c>, for example). <see cref="Grammar"/> lists all of them.
/// </summary>
public sealed class Fault
{
    /// <summary>All faults with their effects, as plain text for a console.</summary>
    public static string Grammar => FaultGrammar.Help;

    private readonly string _value;

    private Fault(string value, FaultDescription description)
    {
        _value = value;
        Description = description;
    }

    internal FaultDescription Description { get; }

    /// <summary>Parses a fault.</summary>
    /// <param name="value">For example <c>token:503:2</c>.</param>
    /// <exception cref="LocalOrgException">The string is not a fault; the message contains the grammar.</exception>
    public static Fault Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return FaultGrammar.TryParse(value) is { } description
            ? new Fault(value, description)
            : throw new LocalOrgException($"'{value}' is not a fault. Use one of these:\n{Grammar}");
    }

    /// <summary>Returns the string that <see cref="Parse"/> was called with.</summary>
    public override string ToString() => _value;
}
