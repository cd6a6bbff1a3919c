"""Where the page of each screen is: Streamlit switches between pages by their files."""

from pathlib import Path

from model.language import Text

HERE = Path(__file__).resolve().parent
RINGS = HERE / "rings.py"
RING = HERE / "ring.py"
CASE = HERE / "case.py"
DATA = HERE / "data.py"
ICON = HERE / "icon.svg"
STYLE = HERE / "screens.css"

RINGS_TITLE = Text(en="Rings", zh="团伙线索")
CASES_TITLE = Text(en="Cases", zh="案件")
