namespace SsoConfig.Emulator.Story;

/// <summary>Who and what takes part.</summary>
/// <param name="First">The app that signs in first.</param>
/// <param name="Second">The app that shares its sign-in.</param>
/// <param name="Port">The provider's port on this machine.</param>
/// <param name="UserName">Typed on the sign-in page.</param>
/// <param name="Password">Typed on the sign-in page; in no message and no file.</param>
internal sealed record StoryCast(StoryApp First, StoryApp Second, int Port, string UserName, string Password)
{
    public override string ToString() => nameof(StoryCast);
}
