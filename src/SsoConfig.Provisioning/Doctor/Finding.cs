using System.Text.Json.Nodes;

namespace SsoConfig.Provisioning.Doctor;

/// <summary>The result of a check.</summary>
/// <param name="Subject">The app, or the issuer's host.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record Finding(Check Check, string Subject, Verdict Verdict, string Seen, string? Remedy)
{
    public JsonObject ToJson() =>
        new()
        {
            ["id"] = Check.Id,
            ["check"] = Check.Title,
            ["subject"] = Subject,
            ["verdict"] = Verdict switch
            {
                Verdict.Ok => "ok",
                Verdict.Wrong => "wrong",
                _ => "unknown",
            },
            ["seen"] = Printable.From(Seen),
            ["reason"] = Check.Reason,
            ["remedy"] = Remedy,
        };
}
