using System.Collections;

namespace SsoConfig.OktaJson.Model;

/// <summary>A list that is equal to another one with equal items: an array compares by reference, and so defeats every cache.</summary>
/// <remarks>It keeps a copy of its items, so nobody else can change them.</remarks>
internal sealed class EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : class
{
    public static readonly EquatableArray<T> Empty = new([]);

    private readonly T[] _items;

    private EquatableArray(T[] items) => _items = items;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public static EquatableArray<T> From(ICollection<T> items)
    {
        if (items.Count == 0)
        {
            return Empty;
        }

        var copy = new T[items.Count];
        items.CopyTo(copy, 0);
        return new EquatableArray<T>(copy);
    }

    public bool Equals(EquatableArray<T>? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < _items.Length; i++)
        {
            if (!_items[i].Equals(other._items[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as EquatableArray<T>);

    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var item in _items)
        {
            hash = unchecked((hash * 397) ^ item.GetHashCode());
        }

        return hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
