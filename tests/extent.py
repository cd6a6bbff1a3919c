"""How much is tried: CI takes samples of the longest searches, ``COTERIE_TEST_WHOLE=1`` all."""

import os

WHOLE = bool(os.environ.get("COTERIE_TEST_WHOLE"))
