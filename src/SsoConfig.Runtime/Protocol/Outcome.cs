using System.Diagnostics.CodeAnalysis;

namespace SsoConfig.Protocol;

/// <summary>A value, or why there is none.</summary>
internal readonly struct Outcome<T>
    where T : class
{
    private Outcome(T? value, SsoError? error)
    {
        Value = value;
        Error = error;
    }

    public T? Value { get; }

    public SsoError? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Value is not null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(SsoError error) => new(null, error);
}
