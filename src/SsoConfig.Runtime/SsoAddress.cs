namespace SsoConfig;

/// <summary>A postal address (<c>address</c>; OpenID Connect Core 1.0, section 5.1.1). What the provider does not state is null.</summary>
public sealed class SsoAddress
{
    /// <summary><c>formatted</c>: the whole address for a label, possibly on several lines.</summary>
    public string? Formatted { get; init; }

    /// <summary><c>street_address</c>: street, house number, post box; possibly on several lines.</summary>
    public string? StreetAddress { get; init; }

    /// <summary><c>locality</c>: the city.</summary>
    public string? Locality { get; init; }

    /// <summary><c>region</c>: the state or province.</summary>
    public string? Region { get; init; }

    /// <summary><c>postal_code</c>.</summary>
    public string? PostalCode { get; init; }

    /// <summary><c>country</c>.</summary>
    public string? Country { get; init; }
}
