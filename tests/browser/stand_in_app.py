"""The real app over a stand-in investigation: what ``streamlit run`` starts in browser tests."""

import os
import runpy
from pathlib import Path

from screens import opened
from tests.screens.stand_in import stand_in

ROOT = Path(__file__).resolve().parents[2]

HOSTILE = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=2>",
    "[a](javascript:window.hit=3)",
    "**bold** `code` $x^2$ :red[x] :smile:",
    '"><svg/onload=window.hit=4>',
    "https://example.invalid/collect",
    '=HYPERLINK("https://example.invalid")',
    "{{constructor.constructor('window.hit=5')()}}",
    "\u202egnp.tide\u202c",
)
"""Names that would run, link or style something anywhere a screen interprets them."""

if __name__ == "__main__":
    kind = os.environ.get("COTERIE_STAND_IN", "plain")
    if kind == "hostile":
        world = stand_in(people=HOSTILE, places=HOSTILE[:3], failed=True)
    else:
        world = stand_in(failed=True)
    opened.open_investigation = lambda folder: world
    runpy.run_path(str(ROOT / "app.py"), run_name="__main__")
