namespace First.UnitTests;

public static class StartTests
{
    public static MauiApp The_app_can_be_created() => MauiProgram.CreateMauiApp();
}
