"""The items of a transfer package: one file each, with its paths and all that it consists of.

``registry.ITEMS`` is the table of contents. ``building`` makes papers, exchange files and all other
files of a dossier by walking through it; ``filing`` says where documents of the case go.
"""
