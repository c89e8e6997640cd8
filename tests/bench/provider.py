"""The practice provider as a server that also tells which calls came in."""

import sys
from pathlib import Path

from webapp.practice_provider import create_practice_provider, serve


def main() -> None:
    serve(create_practice_provider(Path(sys.argv[2]), control=True), "127.0.0.1", int(sys.argv[1]))


if __name__ == "__main__":
    main()
