"""From findings to ranked rings and cleared groups: fuse, clear, score, explain, sum up."""

from rings.assemble import assemble
from rings.parameters import RingParameters

__all__ = ["RingParameters", "assemble"]
