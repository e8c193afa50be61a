"""What hostile pages cost, at a size at which those that cost too much show already."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FUZZ = Path(__file__).resolve().parent / "fuzz.py"


def test_no_hostile_page_takes_long(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(FUZZ), "--hostile", "0.03", "--save", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
