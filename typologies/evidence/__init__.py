"""Evidence that a gathering group leaves besides its timing; shared by the gathering typologies."""

from typologies.evidence.finding import (
    Labels,
    Scene,
    edges_of,
    findings_of,
    strength_of,
    summary_of,
)

__all__ = ["Labels", "Scene", "edges_of", "findings_of", "strength_of", "summary_of"]
