"""Draws the person x day strip: above, how many were together; below, each member's days."""

from datetime import UTC, date, datetime, time
from typing import Any

import altair as alt

from model.language import Text
from screens.formats import amount, visible
from screens.ring_figures import CLAIMS, DAY, TOTAL
from screens.strip import Strip
from screens.words import tr

_PLACE = Text(en="Place", zh="地点")
_REST = Text(en="all other places", zh="其他地点")
_INSIDE = Text(en="part of it", zh="属于该模式")
_OUTSIDE = Text(en="outside of it", zh="不属于该模式")

COLOURS = ("#2f7fc1", "#d55e00", "#009e73", "#b65fa0", "#c98a00", "#20a4b8", "#7a6ff0")
"""One per place, told apart by most colour-blind readers; each place also has its own shape."""

SHAPES = (
    "circle",
    "square",
    "triangle-up",
    "diamond",
    "cross",
    "triangle-down",
    "triangle-right",
)
REST_COLOUR = "#8a94a3"
REST_SHAPE = "triangle-left"
ROW_HEIGHT = 24
DATE_FORMAT = "%Y-%m-%d"


def instant(day: date) -> int:
    """Milliseconds since 1970 of the start of the day in UTC, as the charts count time."""
    return int(datetime.combine(day, time(), UTC).timestamp()) * 1000


def _points(strip: Strip) -> list[dict[str, Any]]:
    return [
        {
            "member": visible(point.member),
            "at": instant(point.day),
            "day": point.day.isoformat(),
            "place": visible(point.place) if point.place else tr(_REST),
            "claims": point.claims,
            "total": amount(point.total_minor),
            "of_ring": tr(_INSIDE if point.of_ring else _OUTSIDE),
            "inside": point.of_ring,
            "lane": (point.lane + 0.5) / point.lanes,
        }
        for point in strip.points
    ]


def _time(title: str | None, **more: Any) -> Any:
    axis = alt.Axis(
        format=DATE_FORMAT, labelOverlap="greedy", tickCount=8, grid=True, labels=title is not None
    )
    return alt.X("at:T", title=title, scale=alt.Scale(type="utc", padding=9, **more), axis=axis)


def _together(strip: Strip, brush: Any) -> Any:
    values = [
        {"at": instant(day), "day": day.isoformat(), "n": count} for day, count in strip.together
    ]
    return (
        alt.Chart(alt.Data(values=values), height=64)
        .mark_bar(width=3, color=COLOURS[0])
        .encode(
            x=_time(None),
            y=alt.Y("n:Q", title=None, axis=alt.Axis(tickCount=3, format="d", tickMinStep=1)),
            tooltip=[
                alt.Tooltip("day:N", title=tr(DAY)),
                alt.Tooltip("n:Q", title=tr(Text(en="Members together", zh="同处成员数"))),
            ],
        )
        .add_params(brush)
    )


def _days(strip: Strip, brush: Any) -> Any:
    rest = tr(_REST)
    places = [*(visible(place) for place in strip.places), rest]
    members = [visible(member) for member in strip.members]
    points = _points(strip)
    if not any(point["place"] == rest for point in points):
        places.remove(rest)
    colours = [*COLOURS[: len(strip.places)], REST_COLOUR]
    shapes = [*SHAPES[: len(strip.places)], REST_SHAPE]
    legend = alt.Legend(title=tr(_PLACE), orient="bottom", columns=4, labelLimit=260)
    return (
        alt.Chart(alt.Data(values=points), height=max(72, ROW_HEIGHT * max(1, len(strip.members))))
        .mark_point(filled=True, size=70, strokeWidth=1.5, clip=True)
        .encode(
            x=_time(tr(DAY), domain=brush),
            y=alt.Y(
                "member:N",
                title=None,
                sort=members,
                scale=alt.Scale(domain=members),
                axis=alt.Axis(labelLimit=190, grid=True, domain=False, ticks=False),
            ),
            yOffset=alt.YOffset("lane:Q", scale=alt.Scale(domain=[0, 1])),
            color=alt.Color(
                "place:N",
                scale=alt.Scale(domain=places, range=colours[: len(places)]),
                legend=legend,
            ),
            shape=alt.Shape(
                "place:N",
                scale=alt.Scale(domain=places, range=shapes[: len(places)]),
                legend=legend,
            ),
            opacity=alt.condition("datum.inside", alt.value(0.95), alt.value(0.3)),
            tooltip=[
                alt.Tooltip("member:N", title=tr(Text(en="Member", zh="成员"))),
                alt.Tooltip("day:N", title=tr(DAY)),
                alt.Tooltip("place:N", title=tr(_PLACE)),
                alt.Tooltip("claims:Q", title=tr(CLAIMS)),
                alt.Tooltip("total:N", title=tr(TOTAL)),
                alt.Tooltip("of_ring:N", title=tr(Text(en="Pattern", zh="模式"))),
            ],
        )
    )


def strip_chart(strip: Strip) -> Any:
    """Both parts as one chart; dragging over the upper part zooms the lower one."""
    brush = alt.selection_interval(encodings=["x"], name="period")
    return (
        alt.vconcat(_together(strip, brush), _days(strip, brush), spacing=14)
        .resolve_scale(color="independent", shape="independent")
        .configure_view(strokeOpacity=0.15)
    )
