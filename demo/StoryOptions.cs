using SsoConfig.Eng;

namespace SsoConfig.Demo;

/// <summary>How the story is told.</summary>
internal sealed record StoryOptions(bool Json, bool Keep, bool Install, bool Register, string? PicturesFolder)
{
    public string Pictures => PicturesFolder ?? Path.Combine(Repository.Artifacts, "demo", "pictures");
}
