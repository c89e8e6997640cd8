#!/usr/bin/env python3
"""Asks which locked packages have known vulnerabilities; exit 1 when one has, 0 when none has or nobody could be asked.

First comes a question with a known answer. A service that is out of reach, or a mirror that keeps packages and no
vulnerabilities, is told by it in one line; so "none found" is only said by a service that finds. Options are passed on
to pip-audit, as in `tools/audit.py --vulnerability-service=osv`.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

LOCKED = [Path("requirements/run.txt"), Path("requirements/test.txt")]
# Of 2014, with several vulnerabilities that will not be taken back.
KNOWN = "jinja2==2.4.1"
# The files are complete and pinned: nothing to resolve, and no pip to do it.
_PIP_AUDIT = (
    str(Path(sys.executable).with_name("pip-audit")),
    "--format=json",
    "--progress-spinner=off",
    "--timeout=5",
)
_AS_LOCKED = ("--no-deps", "--disable-pip")


def main(arguments: list[str]) -> int:
    options = [one for one in arguments if one.startswith("-")]
    files = [Path(one) for one in arguments if one not in options] or LOCKED
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "known.txt"
        known.write_text(KNOWN)
        answers, _ = _ask([known], *options)
    if not _vulnerable(answers):
        return _not_asked("no service for vulnerabilities can be reached from here")
    answers, complaint = _ask(files, *options)
    if not answers:
        # A file that cannot be read is our mistake, and shows without a service as well.
        if _ask(files, *options, "--dry-run")[1]:
            print(complaint, file=sys.stderr)
            return 1
        return _not_asked("the service for vulnerabilities stopped answering")
    return _report(answers)


def _ask(files: list[Path], *options: str) -> tuple[list[dict[str, Any]], str]:
    """What is known of each package; nothing, and a complaint, where the question did not come through."""
    named = [f"--requirement={file}" for file in files]
    asked = subprocess.run([*_PIP_AUDIT, *_AS_LOCKED, *options, *named], capture_output=True, text=True, check=False)
    try:
        return json.loads(asked.stdout)["dependencies"], ""
    except (ValueError, KeyError):
        return [], asked.stderr or "pip-audit said nothing"


def _vulnerable(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [package for package in answers if package.get("vulns")]


def _report(answers: list[dict[str, Any]]) -> int:
    unknown = [package["name"] for package in answers if "skip_reason" in package]
    if unknown:
        print(f"pip-audit: not known to the service, so not audited: {', '.join(unknown)}")
    for package in _vulnerable(answers):
        for found in package["vulns"]:
            fixed = ", ".join(found["fix_versions"]) or "no version yet"
            print(f"pip-audit: {package['name']} {package['version']}: {found['id']}, fixed in {fixed}")
    vulnerable = len(_vulnerable(answers))
    print(f"pip-audit: {vulnerable} of {len(answers) - len(unknown)} packages with known vulnerabilities")
    return 1 if vulnerable else 0


def _not_asked(reason: str) -> int:
    print(f"pip-audit: NOT DONE, {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
