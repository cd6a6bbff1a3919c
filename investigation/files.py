"""The form of the JSON that an investigation writes."""

import json
from typing import Any


def canonical_json(value: Any) -> str:
    """JSON with sorted keys, two-space indent and a final newline: equal values, equal bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2) + "\n"
