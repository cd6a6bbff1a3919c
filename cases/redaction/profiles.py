"""The three copies of a dossier."""

from dataclasses import replace

from cases.redaction.public import public
from cases.redaction.working import working
from model.dossiers import Dossier
from model.errors import SettingError
from model.language import Text
from model.vocabulary.evidence import Profile


def redacted(dossier: Dossier, profile: Profile, key: bytes | None = None) -> Dossier:
    """The dossier for a profile; ``key`` (32 bytes or more, kept apart) makes working ids.

    sealed: as it is (the gate demands two approvals). working: identifiers keyed, names masked,
    birth dates as age bands, addresses, phones and accounts keyed, regions cut to four digits,
    free texts, source rows, documents and custody lines left out with a statement; evidence
    numbers, times and amounts as in the sealed copy. public: sums over ten people or more alone.
    """
    if profile == "sealed":
        return replace(dossier, profile="sealed")
    if profile == "public":
        return public(dossier)
    if key is None:
        raise SettingError(
            Text(en="a working copy needs the key of its pseudonyms", zh="工作副本需要代号密钥"),
            where=dossier.case.case_id,
            to_do=Text(en="Make one with new_key_file.", zh="请用 new_key_file 生成。"),
        )
    return working(dossier, key)
