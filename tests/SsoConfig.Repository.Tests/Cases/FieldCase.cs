namespace SsoConfig.Repository.Tests.Cases;

/// <summary>Something that happened to users of products like this one, and the right outcome.</summary>
/// <param name="Id">The value that a test's <c>[Case]</c> attribute names.</param>
/// <param name="Title">What happens, and what must come of it.</param>
/// <param name="NotTestedHere">Why no test of this repository shows it; <see langword="null"/> if one does.</param>
internal sealed record FieldCase(string Id, string Title, string? NotTestedHere = null);
