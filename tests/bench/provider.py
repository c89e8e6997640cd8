"""The practice provider as a server that also tells which calls came in: ``PORT FILE [as-measured]``."""

import sys
from pathlib import Path

from bench.pace import AsMeasured

from webapp.practice_provider import create_practice_provider, serve

AS_MEASURED = "as-measured"


def main() -> None:
    provider = create_practice_provider(Path(sys.argv[2]), control=True)
    serve(AsMeasured(provider) if AS_MEASURED in sys.argv[3:] else provider, "127.0.0.1", int(sys.argv[1]))


if __name__ == "__main__":
    main()
