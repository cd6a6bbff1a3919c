"""Which server, as whom: an address, an account, and the rule about unencrypted connections."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from graph.neo4j_server.own import THIS_MACHINE, own_server
from model.errors import SettingError
from model.language import Text

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
USER = "COTERIE_NEO4J_USER"
PASSWORD = "COTERIE_NEO4J_PASSWORD"  # noqa: S105 - the name of a variable
PASSWORD_FILE = "COTERIE_NEO4J_PASSWORD_FILE"  # noqa: S105 - the name of a variable
DATABASE = "COTERIE_NEO4J_DATABASE"
PLAINTEXT = "COTERIE_NEO4J_PLAINTEXT"
"""Set to ``yes`` to send claims unencrypted to another machine."""

_NO_SERVER = Text(en="{text} is not the address of a server", zh="{text} 不是服务器地址")
_WRITE_IT = Text(
    en="write bolt://host:port or neo4j+s://host:port",
    zh="请写成 bolt://主机:端口 或 neo4j+s://主机:端口",
)
_PLAIN = Text(en="claims would travel unencrypted to {host}", zh="结算数据将以明文传输到 {host}")
_ENCRYPT = Text(
    en="use neo4j+s:// or bolt+s://, or set COTERIE_NEO4J_PLAINTEXT=yes if the line is trusted",
    zh="请使用 neo4j+s:// 或 bolt+s://；如线路可信，可设置 COTERIE_NEO4J_PLAINTEXT=yes",
)
_NO_PASSWORD = Text(en="the password of {uri} is not known", zh="缺少 {uri} 的密码")
_SET_PASSWORD = Text(
    en="set COTERIE_NEO4J_PASSWORD, or COTERIE_NEO4J_PASSWORD_FILE to a file that holds it",
    zh="请设置 COTERIE_NEO4J_PASSWORD，或用 COTERIE_NEO4J_PASSWORD_FILE 指定密码文件",
)


_NO_FILE = Text(en="the password file cannot be read", zh="无法读取密码文件")
_CHECK_FILE = Text(
    en="check COTERIE_NEO4J_PASSWORD_FILE and who may read it",
    zh="请检查 COTERIE_NEO4J_PASSWORD_FILE 及其读取权限",
)


@dataclass(frozen=True)
class ServerAddress:
    """A server and the account it is opened with. The password is never shown."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"


def is_address(text: str) -> bool:
    """Whether a store setting names a server rather than a folder.

    >>> is_address("bolt://127.0.0.1:7687"), is_address("workspace"), is_address("C:/claims")
    (True, False, False)
    """
    return "://" in text


def server_address(text: str, environment: Mapping[str, str] | None = None) -> ServerAddress:
    """The server that ``text`` names, with the account from the environment.

    Where the environment has no password, that of a server which we started ourselves is used.
    Raises ``SettingError``: not an address, a password inside it, no password, a password file
    that cannot be read, or a plaintext connection to another machine that was not asked for.
    """
    variables = os.environ if environment is None else environment
    host = _host(text)
    plain = urlsplit(text).scheme in ("bolt", "neo4j")
    if plain and host not in THIS_MACHINE and variables.get(PLAINTEXT) != "yes":
        raise SettingError(_PLAIN.filled(host=host), where=text, to_do=_ENCRYPT)
    return ServerAddress(
        uri=text,
        user=variables.get(USER) or "neo4j",
        password=_password(text, variables),
        database=variables.get(DATABASE) or "neo4j",
    )


def _host(text: str) -> str:
    shown = text.rpartition("@")[2]  # a password written into an address is not repeated
    try:
        parts = urlsplit(text)
        _ = parts.port  # read here because it is only checked when read
    except ValueError as error:
        raise SettingError(
            _NO_SERVER.filled(text=shown), where="--store", to_do=_WRITE_IT
        ) from error
    if parts.scheme not in SCHEMES or not parts.hostname or parts.username or parts.password:
        raise SettingError(_NO_SERVER.filled(text=shown), where="--store", to_do=_WRITE_IT)
    return parts.hostname


def _password(uri: str, variables: Mapping[str, str]) -> str:
    if variables.get(PASSWORD):
        return variables[PASSWORD]
    if variables.get(PASSWORD_FILE):
        return _written_in(Path(variables[PASSWORD_FILE]))
    own = own_server(uri)
    if own is not None:
        return own.password()
    raise SettingError(_NO_PASSWORD.filled(uri=uri), where="--store", to_do=_SET_PASSWORD)


def _written_in(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(_NO_FILE, where=str(file), to_do=_CHECK_FILE) from error
