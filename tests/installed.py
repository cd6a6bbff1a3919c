"""The command as it is installed in the environment of the tests."""

import sys
from pathlib import Path

COTERIE = Path(sys.executable).with_name("coterie")
