#!/usr/bin/env bash
# Firefox ESR for the browser tests, where Debian has it. The tests in it are skipped where it is not there.
set -uo pipefail
if command -v firefox-esr >/dev/null; then
  exit 0
fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "Installing Firefox ESR from Debian's packages for the browser tests"
  export DEBIAN_FRONTEND=noninteractive
  if apt-get update -qq && apt-get install -y -qq --no-install-recommends firefox-esr >/dev/null; then
    exit 0
  fi
fi
echo "No Firefox ESR: its browser tests are skipped"
exit 0
