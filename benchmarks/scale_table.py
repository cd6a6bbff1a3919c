"""The figures of speed as Markdown, for people and for the README."""

from typing import Any

from benchmarks.markdown import table

SHAPES = {
    "doctor_day": "same doctor, ±1 day",
    "institution_day": "same institution, same day",
}
LIBRARIES = {
    "networkit": "NetworKit Louvain (ours)",
    "leiden": "NetworKit Leiden (ours)",
    "louvain": "python-louvain",
    "networkx": "networkx Louvain",
}


def markdown(result: dict[str, Any]) -> str:
    """The whole page: claims to rings, the projection, communities, and the machine."""
    parts = whole(result["sizes"]) + projections(result["sizes"])
    if "communities" in result:
        parts += communities(result["communities"])
    machine = result["machine"]
    parts.append(
        f"{machine['cores']} cores of {machine['processor'] or 'unknown'}, "
        f"{machine['memory_gib']} GiB, Python {machine['python']}. CPU seconds are over all "
        "threads; kernels were compiled before. Worlds are synthetic."
    )
    return "\n".join(parts).strip() + "\n"


def whole(sizes: list[dict[str, Any]]) -> list[str]:
    """Claims to ranked rings."""
    body = [
        [
            f"{size['claims']:,}",
            f"{size['load']['cpu_s']:.1f}",
            f"{size['detect']['cpu_s']:.1f}",
            f"{size['claims_per_cpu_second']:,}",
            f"{size['claims_per_cpu_second_detect']:,}",
            f"{size['load']['peak_mib']:,.0f}",
            f"{size['detect']['peak_mib']:,.0f}",
            f"{size['judged']['found']} of {size['judged']['planted']}",
        ]
        for size in sizes
    ]
    head = [
        "claims",
        "load, CPU s",
        "detect, CPU s",
        "claims per CPU s, load and detect",
        "claims per CPU s, detect",
        "peak MiB, load",
        "peak MiB, detect",
        "planted groups found",
    ]
    return ["**Claims to ranked rings**", "", *table(head, body)]


def projections(sizes: list[dict[str, Any]]) -> list[str]:
    """The kernel beside DuckDB."""
    body = [
        [
            f"{size['claims']:,}",
            SHAPES[shape],
            f"{figures['kernel']['cpu_s']:.2f}",
            f"{figures['duckdb']['cpu_s']:.2f}",
            f"{figures['cpu_ratio']:.1f}",
            f"{figures['kernel']['pairs']:,}",
            f"{figures['duckdb']['pairs']:,}",
        ]
        for size in sizes
        for shape, figures in size.get("projection", {}).items()
    ]
    if not body:
        return []
    head = [
        "claims",
        "together at",
        "kernel with test, CPU s",
        "DuckDB SQL, count only, CPU s",
        "ratio",
        "significant pairs",
        "pairs with 3 or more",
    ]
    return ["**Co-visit projection**", "", *table(head, body)]


def communities(found: dict[str, Any]) -> list[str]:
    """The libraries on one graph."""
    body = [
        [
            LIBRARIES[name],
            f"{figures['cpu_s']:.2f}",
            f"{figures['times_python_louvain']:.1f}",
            f"{figures['modularity']:.4f}",
            str(figures["communities"]),
        ]
        for name, figures in found["libraries"].items()
    ]
    heading = f"**Communities** of an LFR graph, {found['nodes']:,} nodes, {found['edges']:,} edges"
    head = ["library", "CPU s", "times python-louvain", "modularity", "communities"]
    return [heading, "", *table(head, body)]
