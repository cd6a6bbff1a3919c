"""What papers are made of: a tree of content, and PDF/A, Word, spreadsheet, CSV and Markdown of it.

This room sets what it is given, equal values to equal bytes, and knows nothing of cases.
"""
