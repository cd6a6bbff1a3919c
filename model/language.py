"""A sentence a person sees exists in English and in Chinese, and nowhere in one language only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or label in both languages of the product.

    >>> Text(en="Rings", zh="团伙线索").in_language("zh")
    '团伙线索'
    """

    en: str
    zh: str

    def in_language(self, language: Language) -> str:
        """The wording in ``language``."""
        return self.zh if language == "zh" else self.en

    def filled(self, **facts: object) -> "Text":
        """The same sentence with ``{name}`` places filled in both languages.

        Values are inserted as plain text and never interpreted again; a value that is a
        ``Text`` itself is inserted in the language of the sentence.

        >>> Text(en="{n} people", zh="{n}人").filled(n=3).zh
        '3人'
        """
        return Text(en=self.en.format(**_in(facts, "en")), zh=self.zh.format(**_in(facts, "zh")))


def _in(facts: Mapping[str, object], language: Language) -> dict[str, object]:
    return {
        name: fact.in_language(language) if isinstance(fact, Text) else fact
        for name, fact in facts.items()
    }


class Plural(NamedTuple):
    """A noun with its number: for exactly one, and for any other number ``{n}``."""

    one: Text
    many: Text


def counted(number: int, noun: Plural) -> Text:
    """A number with its noun.

    >>> days = Plural(Text(en="{n} day", zh="{n}天"), Text(en="{n} days", zh="{n}天"))
    >>> counted(1, days).en, counted(1200, days).en
    ('1 day', '1,200 days')
    """
    return (noun.one if number == 1 else noun.many).filled(n=f"{number:,}")


def joined(texts: "tuple[Text, ...] | list[Text]") -> Text:
    """Several sentences as one text: with a space between in English, none in Chinese."""
    return Text(en=" ".join(t.en for t in texts), zh="".join(t.zh for t in texts))


def listed(texts: "tuple[Text, ...] | list[Text]") -> Text:
    """Several names as one: commas in English, the enumeration comma in Chinese.

    >>> listed([Text(en="a", zh="甲"), Text(en="b", zh="乙")]).zh
    '甲、乙'
    """
    return Text(en=", ".join(t.en for t in texts), zh="、".join(t.zh for t in texts))


def in_a_row(texts: "tuple[Text, ...] | list[Text]") -> Text:
    """Several statements as one: semicolons in both languages.

    >>> in_a_row([Text(en="a", zh="甲"), Text(en="b", zh="乙")]).zh
    '甲；乙'
    """
    return Text(en="; ".join(t.en for t in texts), zh="；".join(t.zh for t in texts))


def verbatim(text: str) -> Text:
    """Data as it stands, the same in both languages.

    >>> verbatim("PH-9").zh
    'PH-9'
    """
    return Text(en=text, zh=text)
