"""Command line: verbs only; every verb calls the investigation room and prints what it says."""

import logging
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click
from rich.console import Console

from investigation.settings import DEFAULT_SEED, Settings, language_of, workspace_of
from model.errors import CoterieError
from model.language import Language, Text

P = ParamSpec("P")
FAILED_TYPOLOGY = 3
"""Exit status when the run finished but a typology failed."""

_workspace = click.option(
    "--workspace", "-w", type=click.Path(path_type=Path), help="Workspace folder / 工作区文件夹."
)
_lang = click.option("--lang", help="en or zh (default: COTERIE_LANG, else en) / 语言.")
_source = click.option("--source", "-s", help="Source format, e.g. neutral / 来源格式.")
_seed = click.option(
    "--seed", type=int, default=DEFAULT_SEED, show_default=True, help="Seed / 随机种子."
)


def _one_line_errors(verb: Callable[P, int]) -> Callable[P, None]:
    """Errors of the product end as one line and an exit status, never as a traceback."""

    @wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            status = verb(*args, **kwargs)
        except CoterieError as error:
            lang = kwargs.get("lang")
            language: Language = "zh" if lang == "zh" else "en"
            click.echo(error.in_language(language), err=True)
            status = error.exit_status
        sys.exit(status)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="coterie")
@click.option("--verbose", is_flag=True, help="Show what fails inside / 显示内部错误.")
def main(verbose: bool) -> None:
    """Coterie finds small, exclusive groups that bill a medical insurance fund together.

    医保基金团伙线索发现：发现结伴套取医保基金的小团体，排除无辜者，并给出每一笔依据。
    """
    logging.basicConfig(level=logging.INFO if verbose else logging.CRITICAL)


@main.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@_source
@_workspace
@_lang
@_one_line_errors
def load(
    inputs: tuple[Path, ...], source: str | None, workspace: Path | None, lang: str | None
) -> int:
    """Add files or folders to a workspace / 导入数据."""
    from investigation.loading import load as load_files  # noqa: PLC0415 - keeps --help instant

    language = language_of(lang)
    screen = Console(stderr=True)
    with screen.status("") as status:
        report = load_files(
            workspace_of(workspace),
            inputs,
            source,
            progress=lambda file, rows: status.update(f"{file}: {rows:,}"),
        )
    from investigation.open import seen_in_claims  # noqa: PLC0415
    from investigation.telling import load_lines  # noqa: PLC0415

    for line in load_lines(report, seen_in_claims(workspace_of(workspace))):
        click.echo(line.in_language(language))
    return 0


@main.command()
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path))
@_source
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), help="Folder for results / 输出文件夹."
)
@_workspace
@_seed
@_lang
@_one_line_errors
def detect(
    inputs: tuple[Path, ...],
    source: str | None,
    out: Path | None,
    workspace: Path | None,
    seed: int,
    lang: str | None,
) -> int:
    """Find rings; with INPUTS load them first / 检测团伙线索.

    With INPUTS and no workspace, a fresh one is made in OUT/workspace.
    """
    from investigation.direct import detect_inputs, detect_workspace  # noqa: PLC0415

    settings = Settings(seed=seed, language=language_of(lang))
    with Console(stderr=True).status("") as status:

        def progress(step: Text) -> None:
            status.update(step.in_language(settings.language))

        if inputs:
            finished = detect_inputs(inputs, source, out, workspace, settings, progress)
        else:
            finished = detect_workspace(workspace_of(workspace), out, settings, progress)
    from investigation.telling import run_lines  # noqa: PLC0415

    for line in run_lines(finished):
        click.echo(line.in_language(settings.language))
    return FAILED_TYPOLOGY if finished.failed else 0


@main.command()
@_workspace
@click.option("--top", type=int, default=20, show_default=True, help="How many / 显示数量.")
@_lang
@_one_line_errors
def rings(workspace: Path | None, top: int, lang: str | None) -> int:
    """List the rings of the newest run / 列出团伙线索."""
    from investigation.open import open_investigation  # noqa: PLC0415
    from investigation.telling import ring_lines  # noqa: PLC0415

    language = language_of(lang)
    for line in ring_lines(open_investigation(workspace_of(workspace)), top):
        click.echo(line.in_language(language))
    return 0


@main.command()
@_workspace
@click.option("--patients", type=int, default=6000, show_default=True, help="Size / 规模.")
@click.option("--grade", default="easy", show_default=True, help="easy, medium, hard, ring_free.")
@_seed
@_lang
@_one_line_errors
def demo(workspace: Path | None, patients: int, grade: str, seed: int, lang: str | None) -> int:
    """Make the demo world, load it and detect / 生成演示数据并检测."""
    from investigation.demo import demo as make_demo  # noqa: PLC0415
    from investigation.telling import run_lines  # noqa: PLC0415

    settings = Settings(language=language_of(lang))
    with Console(stderr=True).status("") as status:
        finished = make_demo(
            workspace_of(workspace or Path("demo/workspace")),
            patients=patients,
            grade=grade,
            world_seed=seed,
            settings=settings,
            progress=lambda step: status.update(step.in_language(settings.language)),
        )
    for line in run_lines(finished):
        click.echo(line.in_language(settings.language))
    return FAILED_TYPOLOGY if finished.failed else 0


@main.command()
@_workspace
@click.option("--port", type=int, default=8501, show_default=True, help="Port / 端口.")
@click.option("--browser/--no-browser", default=False, help="Open a browser / 打开浏览器.")
@_lang
@_one_line_errors
def app(workspace: Path | None, port: int, browser: bool, lang: str | None) -> int:
    """Serve the screens on this machine / 在本机打开界面."""
    from screens.launch import launch  # noqa: PLC0415

    language_of(lang)
    click.echo(f"http://127.0.0.1:{port}")
    return launch(workspace_of(workspace), port, browser)


@main.command()
@_workspace
@_lang
@_one_line_errors
def doctor(workspace: Path | None, lang: str | None) -> int:
    """Say what is installed and what is missing / 环境检查."""
    from investigation.doctor import examine, missing  # noqa: PLC0415
    from investigation.telling import check_lines  # noqa: PLC0415

    checks = examine(workspace_of(workspace))
    for line in check_lines(checks):
        click.echo(line.in_language(language_of(lang)))
    return 1 if any(missing(checks)) else 0


if __name__ == "__main__":
    main()
