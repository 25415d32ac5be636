namespace SsoConfig.OktaJson.Model;

/// <summary>A further parameter of every authorization request. One name may have several values.</summary>
/// <param name="Origin">Where it is written, as in <see cref="SourcedValue"/>.</param>
internal sealed record RequestParameter(string Name, string Value, string Origin);
