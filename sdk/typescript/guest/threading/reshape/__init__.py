# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
"""Reshapes the sources of QuickJS for virtual machines that compile small functions only."""
