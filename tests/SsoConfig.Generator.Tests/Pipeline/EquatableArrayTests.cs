namespace SsoConfig.Generator.Tests.Pipeline;

public sealed class EquatableArrayTests
{
    [Fact]
    public void It_keeps_a_copy_that_no_one_else_can_change()
    {
        string[] items = ["a", "b"];
        var array = EquatableArray<string>.From(items);

        items[0] = "changed";

        Assert.Equal(["a", "b"], array);
    }

    [Fact]
    public void Equal_items_make_equal_arrays_and_another_order_does_not()
    {
        var array = EquatableArray<string>.From(["a", "b"]);

        Assert.True(
            array.Equals(EquatableArray<string>.From(["a", "b"]))
                && array.GetHashCode() == EquatableArray<string>.From(["a", "b"]).GetHashCode()
        );
        Assert.NotEqual(array, EquatableArray<string>.From(["b", "a"]));
        Assert.NotEqual(array, EquatableArray<string>.From(["a"]));
        Assert.False(array.Equals(null));
    }
}
