using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SsoConfig.OktaJson;

namespace SsoConfig.Generator.Diagnostics;

internal static class SourceLocation
{
    public static Location Of(OktaJsonLocation? location) => location is null
        ? Location.None
        : Location.Create(
            location.Path,
            new TextSpan(location.Range.Start, location.Range.Length),
            new LinePositionSpan(PositionOf(location.Start), PositionOf(location.End)));

    private static LinePosition PositionOf(LineColumn place) => new(place.Line, place.Column);
}
