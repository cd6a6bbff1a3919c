"""``coterie app``: the screens, served on this machine."""

from collections.abc import Iterator

import click
from click.exceptions import Exit

from commands.frame import Verb, at_place
from investigation.place import Place
from model.language import Text, verbatim
from screens.launch import launch


@click.command(cls=Verb)
@at_place
@click.option("--port", type=int, default=8501, show_default=True, help="Port / 端口.")
@click.option("--browser/--no-browser", default=False, help="Open a browser / 打开浏览器.")
def app(place: Place, port: int, browser: bool) -> Iterator[Text]:
    """Serve the screens on this machine / 在本机打开界面."""
    yield verbatim(f"http://127.0.0.1:{port}")
    raise Exit(launch(place, port, browser))
