"""What the browser stands before."""

from dataclasses import dataclass

from matrix.ledger import Books
from support.server import Server

from webapp.domain.provider import Provider
from webapp.practice_provider import PracticeProvider


@dataclass(frozen=True)
class Stage:
    server: Server
    practice: PracticeProvider
    provider: Provider
    books: Books
