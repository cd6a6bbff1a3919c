"""The command line: ``coterie VERB``. A verb is a function; this table says where each is."""

import logging

import click

from commands.lazy import lazy

VERBS = {
    "app": "commands.app:app",
    "audit": "commands.audit:audit",
    "case": "commands.case:case",
    "demo": "commands.demo:demo",
    "detect": "commands.detect:detect",
    "doctor": "commands.doctor:doctor",
    "load": "commands.load:load",
    "map": "commands.map:propose",
    "neo4j-files": "commands.neo4j_files:neo4j_files",
    "outcomes": "commands.outcomes:outcomes",
    "replay": "commands.replay:replay",
    "rings": "commands.rings:rings",
    "runs": "commands.runs:runs",
    "serve-neo4j": "commands.serve_neo4j:serve_neo4j",
    "verify": "commands.verify:verify",
}


@click.group(commands=lazy(VERBS), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="coterie")
@click.option("--verbose", is_flag=True, help="Show what fails inside / 显示内部错误.")
def main(verbose: bool) -> None:
    """Coterie finds small, exclusive groups that bill a medical insurance fund together.

    医保基金团伙线索发现：发现结伴套取医保基金的小团体，排除无辜者，并给出每一笔依据。
    """
    logging.basicConfig(level=logging.INFO if verbose else logging.CRITICAL)
