# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "guest"))
