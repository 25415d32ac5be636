using System.Runtime.CompilerServices;

namespace SsoConfig.Eng.Fuzzing;

/// <summary>What must hold for every input, however hostile.</summary>
public static class Promise
{
    /// <exception cref="BrokenPromiseException">It does not.</exception>
    public static void Holds(bool condition, string promise)
    {
        if (!condition)
        {
            throw new BrokenPromiseException(promise);
        }
    }

    /// <inheritdoc cref="Holds(bool, string)"/>
    public static void Holds(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] PromiseText promise)
    {
        if (!condition)
        {
            throw new BrokenPromiseException(promise.ToString());
        }
    }
}

/// <summary>The code did with an input what it must not do with any.</summary>
public sealed class BrokenPromiseException(string promise) : Exception(promise);
