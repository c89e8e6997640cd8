"""By which words an actor can be found."""

from dataclasses import dataclass

from webapp.domain.actor import Actor
from webapp.search.folding import words_of

_MIN_GLUED = 3


@dataclass(frozen=True, slots=True)
class ActorWords:
    """``naam`` in its order; ``aliases`` say in another way who it is, ``about`` what somebody does."""

    naam: tuple[str, ...]
    aliases: tuple[str, ...]
    about: tuple[str, ...]

    @property
    def besides_naam(self) -> tuple[str, ...]:
        return self.aliases + self.about


class WordsOfActoren:
    """Shares the words between actoren: they have few functies among them, and many have the same name parts."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._texts: dict[str, tuple[str, ...]] = {}

    def of(self, actor: Actor) -> ActorWords:
        naam = self._shared(words_of(actor.naam))
        address = self._shared(words_of(actor.emailadres.partition("@")[0]))
        aliases = dict.fromkeys(word for word in (*self._shared(_glued(naam)), *address) if word not in naam)
        about = dict.fromkeys((*self._of_text(actor.functie), *self._of_text(actor.omschrijving)))
        return ActorWords(naam, tuple(aliases), tuple(word for word in about if word not in naam))

    def _of_text(self, text: str) -> tuple[str, ...]:
        if text not in self._texts:
            self._texts[text] = self._shared(words_of(text))
        return self._texts[text]

    def _shared(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._words.setdefault(word, word) for word in words)


def _glued(naam: tuple[str, ...]) -> tuple[str, ...]:
    """``Jan de Vries`` is asked for as ``devries`` too."""
    return ("".join(naam[1:]),) if len(naam) >= _MIN_GLUED else ()
