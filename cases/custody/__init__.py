"""Custody: a log, chained by digests, of who saw, changed, exported and was refused what.

Format of the exported log, ``17_保管链.jsonl`` (format name ``coterie-custody-1``)
==============================================================================

The file is UTF-8 without a byte order mark. Lines end with one LF (0x0A); so does the last one.
Split at LF only: texts may hold U+2028, U+0085 and other characters that some languages take
for line ends. No line is empty.

CANONICAL FORM. Every line is one JSON object in canonical form: keys ascending by code point, no
space anywhere outside strings, characters other than ``"``, ``\\`` and U+0000 to U+001F written
as themselves (not as ``\\uXXXX``), integers without sign or leading zero, no floats. In Python:
``json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))``. A verifier
re-serialises what it parsed and refuses a line whose bytes differ from their canonical form, or
which has other keys than those below (that also refuses doubled keys).

LINE 1, the header, exactly these keys::

    {"algorithm":"sha256","case":"2026-0007","entries":3,"format":"coterie-custody-1","head":H}

``algorithm`` is ``sha256`` or ``sm3``; ``entries`` is the number of lines that follow and of the
last entry; ``head`` is the digest of the last entry (64 zeros when there is none); ``case`` is
the case the full lines concern (empty: the whole log, nothing skipped).

LINE 1 + n is entry n = 1, 2, 3 ... without a gap, in one of two shapes.

A full entry, exactly these keys (all strings but ``number``; ``detail`` maps strings to strings)::

    {"action":"edit","at":"2026-03-02T09:00:00+08:00","before":B,"by":"li.wei","detail":{},
     "digest":D,"number":1,"salt":S,"target":"case:2026-0007"}

A skipped entry (it concerns another case), exactly these keys::

    {"content":C,"number":2}

DIGESTS, written as 64 lower-case hexadecimal digits, H is the algorithm of the header::

    content(n) = H(UTF-8 bytes of the canonical form of the object with exactly the keys
                   action, at, by, detail, number, salt, target of the full entry)
                 or, for a skipped entry, its "content" as given
    digest(0)  = 64 times "0"
    digest(n)  = H(ASCII bytes of digest(n-1) followed by content(n): 128 bytes, no separator)

A verifier computes digest(1) ... digest(entries) from all lines, skipped ones included, and
demands: ``before`` of a full entry n equals digest(n-1); its ``digest`` equals digest(n);
``head`` equals digest(entries); the file has exactly 1 + entries lines, the last ended by LF;
where ``case`` is not empty, a full entry whose target begins with ``case:`` names that case.
An anchor is a pair (number, digest) that was written down elsewhere (on a transfer letter, in an
earlier package): digest(number) has to equal it, and entries >= number. Only an anchor shows that
the tail was cut off and the head rewritten.

``at`` is ISO 8601 with an offset, as it was recorded. Order is that of the numbers; times of
different machines need not ascend, and a verifier does not object. ``target`` is ``kind:id``;
everything of a case is ``case:2026-0007`` or ``case:2026-0007/part`` (``/E001``, ``/P001``,
``/package:working``); rings, tips, sources and accounts stand for themselves (``ring:R-1``).
``salt`` (32 hexadecimal digits) keeps the content digest of a skipped line from being guessed.
"""
