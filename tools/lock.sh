#!/usr/bin/env bash
# Renews requirements/*.txt from pyproject.toml: hashes, and neither index lines nor places.
set -euo pipefail
cd "$(dirname "$0")/.."
lock() {
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --no-emit-find-links pyproject.toml --group build "$@"
}
lock -o requirements/run.txt
lock -c requirements/run.txt --group test -o requirements/test.txt
