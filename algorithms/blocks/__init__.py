"""Blocks of persons and occasions: found, grown and weighed on one scale of evidence."""
