"""Command line: verbs only; every verb calls the investigation room and prints what it says."""

import logging
from contextlib import closing
from pathlib import Path

import click
from rich.console import Console

from cli_case import case
from cli_checks import audit, outcomes, replay, verify
from cli_frame import lang_option, one_line_errors, store_option, workspace_option
from cli_server import neo4j_files, serve_neo4j
from investigation.place import place_of
from investigation.words import language_of
from model.language import Text
from model.parameters import DEFAULT_SEED

DEMO = Path("demo/workspace")
FAILED_TYPOLOGY = 3
"""Exit status when the run finished but a typology failed."""

_source = click.option("--source", "-s", help="Source format, e.g. neutral / 来源格式.")
_seed = click.option(
    "--seed", type=int, default=DEFAULT_SEED, show_default=True, help="Seed / 随机种子."
)


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
@store_option
@workspace_option
@click.option(
    "--start-over", is_flag=True, help="Remove everything on the server first / 先清空服务器."
)
@lang_option
@one_line_errors
def load(
    inputs: tuple[Path, ...],
    source: str | None,
    store: str | None,
    workspace: Path | None,
    start_over: bool,
    lang: str | None,
) -> int:
    """Add files or folders to the claims of a store / 导入数据."""
    from investigation.loading import load as load_files  # noqa: PLC0415 - keeps --help instant
    from investigation.open import seen_in_claims  # noqa: PLC0415
    from investigation.stores import open_intake, open_store  # noqa: PLC0415
    from investigation.telling import load_lines  # noqa: PLC0415
    from investigation.terminal import LoadDisplay  # noqa: PLC0415

    language = language_of(lang)
    place = place_of(store, workspace)
    with closing(open_intake(place)) as intake, LoadDisplay(language) as display:
        report = load_files(
            intake,
            inputs,
            source,
            progress=display.reading,
            sending=display.sending,
            start_over=start_over,
        )
    with closing(open_store(place)) as opened:
        seen = seen_in_claims(opened)
    for line in load_lines(report, seen):
        click.echo(line.in_language(language))
    return 0


@main.command()
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path))
@_source
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), help="Folder for results / 输出文件夹."
)
@store_option
@workspace_option
@_seed
@lang_option
@one_line_errors
def detect(
    inputs: tuple[Path, ...],
    source: str | None,
    out: Path | None,
    store: str | None,
    workspace: Path | None,
    seed: int,
    lang: str | None,
) -> int:
    """Find rings; with INPUTS load them first / 检测团伙线索.

    With INPUTS and no store, a fresh workspace is made in OUT/workspace.
    """
    from investigation.direct import detect_inputs, detect_place  # noqa: PLC0415
    from investigation.settings import Settings  # noqa: PLC0415

    settings = Settings(seed=seed, language=language_of(lang))
    with Console(stderr=True).status("") as status:

        def progress(step: Text) -> None:
            status.update(step.in_language(settings.language))

        if inputs:
            named = place_of(store, workspace) if store or workspace else None
            finished = detect_inputs(inputs, source, out, named, settings, progress)
        else:
            finished = detect_place(place_of(store, workspace), out, settings, progress)
    from investigation.telling import run_lines  # noqa: PLC0415

    for line in run_lines(finished):
        click.echo(line.in_language(settings.language))
    return FAILED_TYPOLOGY if finished.failed else 0


@main.command()
@store_option
@workspace_option
@click.option("--top", type=int, default=20, show_default=True, help="How many / 显示数量.")
@lang_option
@one_line_errors
def rings(store: str | None, workspace: Path | None, top: int, lang: str | None) -> int:
    """List the rings of the newest run / 列出团伙线索."""
    from investigation.open import open_investigation  # noqa: PLC0415
    from investigation.stores import open_store  # noqa: PLC0415
    from investigation.telling import ring_lines  # noqa: PLC0415

    language = language_of(lang)
    with closing(open_store(place_of(store, workspace))) as opened:
        for line in ring_lines(open_investigation(opened), top):
            click.echo(line.in_language(language))
    return 0


@main.command()
@click.argument("action", type=click.Choice(["list", "remove"]), default="list")
@click.argument("run_id", required=False)
@store_option
@workspace_option
@lang_option
@one_line_errors
def runs(
    action: str,
    run_id: str | None,
    store: str | None,
    workspace: Path | None,
    lang: str | None,
) -> int:
    """List the runs that are kept, or remove RUN_ID with its rings / 列出或删除运行."""
    from investigation.kept_runs import kept_runs, remove_run  # noqa: PLC0415
    from investigation.telling import kept_run_lines  # noqa: PLC0415

    language = language_of(lang)
    place = place_of(store, workspace)
    if action == "remove":
        remove_run(place, run_id)
    for line in kept_run_lines(kept_runs(place)):
        click.echo(line.in_language(language))
    return 0


@main.command()
@store_option
@workspace_option
@click.option("--patients", type=int, default=6000, show_default=True, help="Size / 规模.")
@click.option("--grade", default="easy", show_default=True, help="easy, medium, hard, ring_free.")
@_seed
@lang_option
@one_line_errors
def demo(
    store: str | None,
    workspace: Path | None,
    patients: int,
    grade: str,
    seed: int,
    lang: str | None,
) -> int:
    """Make the demo world, load it and detect / 生成演示数据并检测."""
    from investigation.demo import demo as make_demo  # noqa: PLC0415
    from investigation.settings import Settings  # noqa: PLC0415
    from investigation.telling import run_lines  # noqa: PLC0415

    settings = Settings(language=language_of(lang))
    with Console(stderr=True).status("") as status:
        finished = make_demo(
            place_of(store, workspace or (None if store else DEMO)),
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
@store_option
@workspace_option
@click.option("--port", type=int, default=8501, show_default=True, help="Port / 端口.")
@click.option("--browser/--no-browser", default=False, help="Open a browser / 打开浏览器.")
@lang_option
@one_line_errors
def app(
    store: str | None, workspace: Path | None, port: int, browser: bool, lang: str | None
) -> int:
    """Serve the screens on this machine / 在本机打开界面."""
    from screens.launch import launch  # noqa: PLC0415

    language_of(lang)
    click.echo(f"http://127.0.0.1:{port}")
    return launch(place_of(store, workspace), port, browser)


@main.command()
@store_option
@workspace_option
@lang_option
@one_line_errors
def doctor(store: str | None, workspace: Path | None, lang: str | None) -> int:
    """Say what is installed and what is missing / 环境检查."""
    from investigation.doctor import examine, missing  # noqa: PLC0415
    from investigation.telling import check_lines  # noqa: PLC0415

    checks = examine(place_of(store, workspace))
    for line in check_lines(checks):
        click.echo(line.in_language(language_of(lang)))
    return 1 if any(missing(checks)) else 0


for command in (case, verify, replay, audit, outcomes, serve_neo4j, neo4j_files):
    main.add_command(command)

if __name__ == "__main__":
    main()
