"""What is checked in a minute, and what only `make innocence` checks."""

from __future__ import annotations

import os

import pytest

THOROUGH = os.environ.get("SHAPEDGRAD_INNOCENCE") == "thorough"

needs_time = pytest.mark.skipif(not THOROUGH, reason="takes minutes: make innocence")
