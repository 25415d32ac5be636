using System.Globalization;

namespace SsoConfig.Generator.Tests.Json;

/// <summary>
/// The reader and System.Text.Json agree on what is valid and on what it says. <c>SSO_FUZZ_INPUTS</c> sets how many texts are tried (20,000
/// where it does not), <c>SSO_FUZZ_SEED</c> which: docs/okta-json.md has the command for a long run.
/// </summary>
public sealed class DifferentialFuzzTests
{
    [Fact]
    public void Agrees_with_System_Text_Json()
    {
        var generator = new JsonGenerator(Setting("SSO_FUZZ_SEED", 20261));
        var valid = 0;
        var inputs = Setting("SSO_FUZZ_INPUTS", 20_000);
        for (var i = 0; i < inputs; i++)
        {
            var text = generator.Next();
            var readings = JsonReadings.Of(text);
            valid += readings.IsValid ? 1 : 0;
            Assert.True(readings.Agree, $"Input {i}: {JsonText.Quote(text)}\n{readings}");
        }

        TestContext.Current.SendDiagnosticMessage($"{inputs} inputs, of which {valid} are valid JSON.");
        Assert.InRange(valid, inputs / 5, inputs * 4 / 5);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
