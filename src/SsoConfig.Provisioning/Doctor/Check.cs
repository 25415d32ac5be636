namespace SsoConfig.Provisioning.Doctor;

/// <summary>Something that has to be right for a shared sign-in.</summary>
/// <param name="Id">Stable, as in docs/doctor.md and <c>--json</c>.</param>
/// <param name="Title">What is checked, in two or three words.</param>
/// <param name="Reason">Why it matters.</param>
internal sealed record Check(string Id, string Title, string Reason)
{
    /// <summary>Of this family or app, with what was seen.</summary>
    public Finding Ok(string subject, string seen) => new(this, subject, Verdict.Ok, seen, Remedy: null);

    public Finding Wrong(string subject, string seen, string remedy) => new(this, subject, Verdict.Wrong, seen, remedy);

    public Finding Unknown(string subject, string seen, string? remedy = null) => new(this, subject, Verdict.Unknown, seen, remedy);
}
