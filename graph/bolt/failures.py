"""Failures of the driver as one line each: what happened, which server, what to do.

Codes: Neo4j status codes (https://neo4j.com/docs/status-codes). Passwords are in none of the
driver's messages, and its messages are not repeated; the original error stays as the cause.
"""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from neo4j import exceptions as driver

from graph.address import ServerAddress
from graph.refusals import TRY_AGAIN
from model.errors import ServerAway, StoreUnavailable
from model.language import Text

_START = Text(
    en="start it (coterie serve-neo4j start) or check the address",
    zh="请启动服务器（coterie serve-neo4j start）或检查地址",
)
_CHECK_ADDRESS = Text(en="check the address", zh="请检查地址")
_CHECK_ACCOUNT = Text(
    en="check COTERIE_NEO4J_USER and COTERIE_NEO4J_PASSWORD",
    zh="请检查 COTERIE_NEO4J_USER 与 COTERIE_NEO4J_PASSWORD",
)
_AGAIN = Text(en="run the same command again", zh="请重新运行同一命令")

_DOWN = Text(en="the Neo4j server does not answer", zh="Neo4j 服务器没有响应")
_UNCERTAIN = Text(
    en="the Neo4j server went away while changes were being saved",
    zh="保存更改时 Neo4j 服务器失去连接",
)
_NO_HOST = Text(en="there is no host of this name", zh="找不到该主机")
_HTTP = Text(
    en="this port speaks HTTP, not the protocol of the graph",
    zh="该端口提供的是 HTTP 服务，而不是图数据库协议",
)
_BOLT_PORT = Text(en="use the bolt port, mostly 7687", zh="请使用 bolt 端口，通常为 7687")
_NO_TLS = Text(en="no encrypted connection can be made", zh="无法建立加密连接")
_USE_PLAIN = Text(
    en="ask who runs the server for TLS; on this machine use bolt://",
    zh="请联系服务器管理员启用 TLS；本机服务器请使用 bolt://",
)
_CERTIFICATE = Text(en="the certificate of the server is not trusted", zh="服务器证书不受信任")
_SELF_SIGNED = Text(
    en="add its authority to this machine, or use bolt+ssc:// where you made it yourself",
    zh="请在本机添加其签发机构；自签证书可使用 bolt+ssc://",
)

_CODES: tuple[tuple[str, Text, Text], ...] = (
    (
        "Security.AuthenticationRateLimit",
        Text(en="too many wrong passwords in a row", zh="密码连续错误次数过多"),
        Text(en="wait a few seconds, then use the right one", zh="请稍候再用正确密码重试"),
    ),
    (
        "Security.CredentialsExpired",
        Text(en="the password of the account must be changed first", zh="须先修改该账户的密码"),
        Text(en="change it in cypher-shell: :password", zh="请在 cypher-shell 中用 :password 修改"),
    ),
    (
        "Security.Unauthorized",
        Text(en="user or password refused by the server", zh="服务器拒绝了用户名或密码"),
        _CHECK_ACCOUNT,
    ),
    (
        "Database.DatabaseNotFound",
        Text(en="the server has no database {database}", zh="服务器上没有数据库 {database}"),
        Text(en="check COTERIE_NEO4J_DATABASE", zh="请检查 COTERIE_NEO4J_DATABASE"),
    ),
    (
        "TransactionTimedOut",
        Text(en="the question was stopped after its time limit", zh="查询超出时间限制，已停止"),
        Text(en="narrow it with filters or fewer steps", zh="请增加筛选条件或减少步数"),
    ),
    (
        "OutOfMemory",
        Text(
            en="the question needs more memory than the server allows",
            zh="查询所需内存超过服务器上限",
        ),
        Text(
            en="narrow it, or raise dbms.memory.transaction.total.max on the server",
            zh="请缩小范围，或在服务器上调高 dbms.memory.transaction.total.max",
        ),
    ),
    *(
        (
            code,
            Text(en="the server accepts no changes", zh="服务器为只读，不能写入"),
            Text(
                en="use an account and a server that may be written to",
                zh="请使用可写入的账户与服务器",
            ),
        )
        for code in ("ReadOnly", "Security.Forbidden", "Statement.AccessMode")
    ),
)
"""What a status code contains, what it means, what to do; the first that fits."""

_UNSUITABLE = Text(
    en="Neo4j {oldest} or newer is needed; this is {found}",
    zh="需要 Neo4j {oldest} 或更高版本；当前为 {found}",
)
_UPGRADE = Text(en="upgrade the server", zh="请升级服务器")
_FAILED = Text(en="the server could not answer: {code}", zh="服务器无法完成查询：{code}")


def _is(*kinds: type[BaseException]) -> Callable[[BaseException], bool]:
    return lambda cause: isinstance(cause, kinds)


_SILENCES: tuple[
    tuple[Callable[[BaseException], bool], type[StoreUnavailable], Text, Text], ...
] = (
    (_is(ssl.SSLCertVerificationError), StoreUnavailable, _CERTIFICATE, _SELF_SIGNED),
    # a connection that is cut while the server restarts also looks like a lack of encryption
    (_is(ssl.SSLError), ServerAway, _NO_TLS, _USE_PLAIN),
    (lambda cause: "looks like HTTP" in str(cause), StoreUnavailable, _HTTP, _BOLT_PORT),
    (_is(socket.gaierror), ServerAway, _NO_HOST, _CHECK_ADDRESS),
    (_is(driver.IncompleteCommit), ServerAway, _UNCERTAIN, _AGAIN),
    (
        _is(driver.ServiceUnavailable, driver.SessionExpired, driver.ConnectionPoolError, OSError),
        ServerAway,
        _DOWN,
        _START,
    ),
)
"""What is among the causes where no answer came, what it means, what to do; the first that fits."""

OLDEST = (5, 26)
"""The oldest Neo4j whose Cypher runs every text of the product."""


def unsuitable(address: ServerAddress, found: str) -> StoreUnavailable:
    """The server is no Neo4j, or an old one; ``found`` is what it calls itself."""
    what = _UNSUITABLE.filled(oldest=".".join(map(str, OLDEST)), found=found)
    return StoreUnavailable(what, where=address.uri, to_do=_UPGRADE)


@contextmanager
def explained(address: ServerAddress) -> Iterator[None]:
    """Failures of the driver leave as ``StoreUnavailable``.

    ``ServerAway`` where waiting may help: the server is down, starting, or lost on the way.
    """
    try:
        yield
    except driver.Neo4jError as error:
        raise _answered(error, address) from error
    except (driver.DriverError, OSError) as error:
        raise _unanswered(error, address) from error


def _answered(error: driver.Neo4jError, address: ServerAddress) -> StoreUnavailable:
    code = error.code or ""
    for part, what, to_do in _CODES:
        if part in code:
            message = what.filled(database=address.database)
            return StoreUnavailable(message, where=address.uri, to_do=to_do)
    kind = ServerAway if isinstance(error, driver.TransientError) else StoreUnavailable
    return kind(_FAILED.filled(code=code), where=address.uri, to_do=TRY_AGAIN)


def _unanswered(error: Exception, address: ServerAddress) -> StoreUnavailable:
    if isinstance(error, driver.UnsupportedServerProduct):
        return unsuitable(address, "?")
    causes = list(_causes(error))
    for fits, kind, what, to_do in _SILENCES:
        if any(fits(cause) for cause in causes):
            return kind(what, where=address.uri, to_do=to_do)
    return StoreUnavailable(_FAILED.filled(code=type(error).__name__), where=address.uri)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, what it came from, and the members of groups among these."""
    yield error
    inner = [*error.exceptions] if isinstance(error, BaseExceptionGroup) else []
    if error.__cause__ is not None:
        inner.append(error.__cause__)
    for cause in inner:
        yield from _causes(cause)
