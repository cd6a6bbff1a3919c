"""A mapping proposed from what files look like: names, shapes, arithmetic, keys; never values."""
