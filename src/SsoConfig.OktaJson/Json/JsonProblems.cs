namespace SsoConfig.OktaJson.Json;

/// <summary>Collects what is wrong with a text, up to a bound: the rest of a file that is not JSON at all helps no one.</summary>
internal sealed class JsonProblems
{
    public const int Maximum = 20;
    private List<JsonProblem>? _problems;

    public bool IsFull => _problems?.Count >= Maximum;

    public IReadOnlyList<JsonProblem> All => _problems ?? (IReadOnlyList<JsonProblem>)[];

    public void Add(int start, int end, string explanation)
    {
        if (!IsFull)
        {
            (_problems ??= []).Add(new JsonProblem(TextRange.FromBounds(start, end), explanation));
        }
    }
}
