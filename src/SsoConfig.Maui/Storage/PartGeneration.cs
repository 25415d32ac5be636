namespace SsoConfig.Maui.Storage;

/// <summary>Which of its two sets of parts a value is in: the next value is written to the other one.</summary>
internal enum PartGeneration
{
    First = 0,
    Second = 1,
}
