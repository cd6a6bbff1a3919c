"""The one place that calls the rooms in order: load, detect, write, open."""
