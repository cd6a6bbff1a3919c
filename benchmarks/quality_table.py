"""The figures of ring quality as Markdown, for people and for the README."""

from typing import Any

from benchmarks.markdown import table

PRODUCT = "Coterie"
GOALS = {"easy": ".95 / .95", "medium": ".85 / .90", "hard": ".60 / .85"}
COLUMNS = (
    ("ring recall", "ring_recall"),
    ("precision", "ring_precision"),
    ("precision@10", "precision_at_10"),
    ("recall in top 20", "ring_recall_in_top_20"),
    ("member precision", "member_precision"),
    ("member recall", "member_recall"),
    ("innocents in top 20 (mean)", "innocents_in_top_20_mean"),
)
RULE = (
    "A reported group matches a planted ring when the Jaccard index of their cores (patients; "
    "doctors and providers where the pattern is between those) is at least 0.5, one to one, best "
    "first. A second report of the same ring counts as wrong. Member figures are inside matched "
    "rings. Worlds are synthetic."
)


def figure(value: float | None) -> str:
    """Two decimals without the leading zero; a dash where there is nothing to measure.

    >>> figure(0.954), figure(1.0), figure(None)
    ('.95', '1.00', '–')
    """
    return "–" if value is None else f"{value:.2f}".removeprefix("0")


def markdown(result: dict[str, Any]) -> str:
    """The whole page: a summary, then (after a mark) every figure by grade and by kind."""
    rows: dict[str, dict[str, dict[str, Any]]] = result["rows"]
    planted = {label: methods for label, methods in rows.items() if label in GOALS}
    free = {k: v for k, v in rows.items() if k.startswith("ring-free")}
    parts = [f"Seeds {', '.join(map(str, result['seeds']))}. {RULE}", ""]
    parts += summary(planted, free)
    parts += ["<!-- more -->", ""]
    for label, methods in planted.items():
        parts += grade_table(label, methods)
    parts += ring_free_table(free)
    parts += camouflage_table({k: v for k, v in rows.items() if k.startswith("camouflage")})
    parts += kinds_table({label: methods[PRODUCT] for label, methods in planted.items()})
    parts += innocent_table({label: methods[PRODUCT] for label, methods in planted.items()})
    return "\n".join(parts).strip() + "\n"


def summary(
    planted: dict[str, dict[str, dict[str, Any]]], free: dict[str, dict[str, dict[str, Any]]]
) -> list[str]:
    """Recall and precision of every method by grade, and groups reported where no ring is."""
    names = list(dict.fromkeys(name for row in (planted | free).values() for name in row))
    worlds = sum(row[PRODUCT]["worlds"] for row in free.values())
    body = []
    for name in names:
        cells = [
            f"{figure(row[name]['ring_recall'])} / {figure(row[name]['ring_precision'])}"
            for row in planted.values()
        ]
        reported = sum(row[name]["reported"] for row in free.values())
        blamed = [row[name]["innocents_in_top_20_mean"] for row in planted.values()]
        mean = sum(blamed) / len(blamed) if blamed else None
        body.append([emphasised(name), *cells, figure(mean), str(reported)])
    body.append(["goal", *(GOALS[label] for label in planted), "≤ 1", "0"])
    heads = [f"{label}: recall / precision" for label in planted]
    last = ["innocent groups in top 20", f"groups on {worlds} ring-free worlds"]
    return table(["method", *heads, *last], body)


def emphasised(name: str) -> str:
    """The product's own row stands out."""
    return f"**{name}**" if name == PRODUCT else name


def grade_table(label: str, methods: dict[str, dict[str, Any]]) -> list[str]:
    """All methods on the worlds of one grade."""
    first = next(iter(methods.values()))
    heading = (
        f"**{label}**: {first['worlds']} worlds, {first['planted']} planted rings "
        f"(goal: recall / precision {GOALS[label]})"
    )
    body = [
        [emphasised(name), str(figures["reported"])] + [figure(figures[key]) for _, key in COLUMNS]
        for name, figures in methods.items()
    ]
    return [heading, "", *table(["method", "reported", *(name for name, _ in COLUMNS)], body)]


def ring_free_table(rows: dict[str, dict[str, dict[str, Any]]]) -> list[str]:
    """How many groups each method reports where there is nothing to report."""
    if not rows:
        return []
    names = list(next(iter(rows.values())))
    body = [
        [emphasised(name)] + [str(methods[name]["reported"]) for methods in rows.values()]
        for name in names
    ]
    heads = [f"{label} ({methods[PRODUCT]['worlds']} worlds)" for label, methods in rows.items()]
    return [
        "**Groups reported on worlds without any ring** (goal: 0)",
        "",
        *table(["method", *heads], body),
    ]


def camouflage_table(rows: dict[str, dict[str, dict[str, Any]]]) -> list[str]:
    """How recall falls as members live more honestly beside the ring."""
    if not rows:
        return []
    body = [
        [label, figure(row[PRODUCT]["ring_recall"]), figure(row[PRODUCT]["ring_precision"])]
        for label, row in rows.items()
    ]
    head = ["honest visits per ring visit (medium)", "ring recall", "precision"]
    return ["**Camouflage**", "", *table(head, body)]


def kinds_table(rows: dict[str, dict[str, Any]]) -> list[str]:
    """Rings found of rings planted, by kind of ring."""
    if not rows:
        return []
    kinds = sorted({kind for figures in rows.values() for kind in figures["rings"]})
    body = [
        [kind.replace("_", " ")]
        + [counted(figures["rings"].get(kind), "found", "planted") for figures in rows.values()]
        for kind in kinds
    ]
    return ["**Found of planted, by kind of ring**", "", *table(["kind", *rows], body)]


def innocent_table(rows: dict[str, dict[str, Any]]) -> list[str]:
    """Innocent look-alikes: how many were blamed, and how many were found and cleared."""
    if not rows:
        return []
    kinds = sorted({kind for figures in rows.values() for kind in figures["innocent_groups"]})
    body = [
        [kind.replace("_", " ")]
        + [
            cell
            for figures in rows.values()
            for cell in (
                counted(figures["innocent_groups"].get(kind), "reported", "in_worlds"),
                counted(figures["innocent_groups"].get(kind), "cleared", "in_worlds"),
            )
        ]
        for kind in kinds
    ]
    heads = [cell for label in rows for cell in (f"{label}: blamed", f"{label}: cleared")]
    return ["**Innocent look-alikes**", "", *table(["kind", *heads], body)]


def counted(entry: dict[str, int] | None, part: str, whole: str) -> str:
    """``3/4``, or a dash where the world had none."""
    return f"{entry[part]}/{entry[whole]}" if entry else "–"
