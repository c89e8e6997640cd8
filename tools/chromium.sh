#!/usr/bin/env bash
# A Chromium for the browser tests: the system's, else Debian's package, else Playwright's own.
set -euo pipefail
cd "$(dirname "$0")/.."
if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then
  exit 0
fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "Installing Chromium from Debian's packages for the browser tests"
  export DEBIAN_FRONTEND=noninteractive
  if apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; then
    exit 0
  fi
fi
echo "Installing Playwright's own Chromium for the browser tests"
.venv/bin/python -m playwright install chromium
