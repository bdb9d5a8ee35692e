# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# The tools a build needs, from Debian's packages.

LLVM=19
PACKAGES="clang-$LLVM lld-$LLVM llvm-$LLVM libclang-rt-$LLVM-dev-wasm32 gcc libc6-dev make xz-utils dpkg python3"

find_tools() {
  local tool missing=
  for tool in clang-$LLVM wasm-ld-$LLVM llvm-ar-$LLVM llvm-ranlib-$LLVM gcc make xz dpkg-deb python3; do
    command -v "$tool" > /dev/null || missing="$missing $tool"
  done
  if [ -z "$missing" ] && [ -e "$(compiler_runtime)" ]; then
    return
  fi
  [ "$(id -u)" = 0 ] || fail "missing:${missing:- libclang_rt.builtins for wasm32}; install with: apt-get install $PACKAGES"
  progress "installing $PACKAGES"
  local log=$cache/tools.log
  logged "$log" apt-get update
  # shellcheck disable=SC2086
  logged "$log" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $PACKAGES
}

compiler_runtime() { clang-$LLVM --target=wasm32-wasi -print-libgcc-file-name 2> /dev/null; }
