# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# The reactor: the shim and everything it needs in one module.

STACK=1048576

link_guest() {
  local directory=$1 log=$cache/link.log source objects=()
  rm -f "$log"
  rm -rf "$cache/shim.tmp"
  mkdir "$cache/shim.tmp"
  for source in "$here"/shim/*.c; do
    objects+=("$cache/shim.tmp/$(basename "$source" .c).o")
    logged "$log" $(wasm_cc) -O2 -DNDEBUG -Wall -Wextra -Werror -I"$cpython/source/Include" \
      -I"$cpython/build" -D_WASI_EMULATED_SIGNAL -c "$source" -o "${objects[-1]}"
  done
  objects+=("$cache/shim.tmp/allocator.o")
  compile_allocator "${objects[-1]}" "$log"
  progress "linking python.wasm"
  # No -O here: clang would run wasm-opt, which inlines what has to stay apart. The stack comes first in memory so
  # that its overflow is a trap. Names of functions are kept, they show in stack traces and profiles.
  logged "$log" $(wasm_cc) -mexec-model=reactor -Wl,--stack-first -Wl,-z,stack-size=$STACK -Wl,--strip-debug -o "$directory/python.wasm" \
    "${objects[@]}" "$cpython/build/libpython3.13.a" $(printf "$cpython/build/%s " $ARCHIVES) -lsqlite3 -lz -lm \
    -lwasi-emulated-signal -lwasi-emulated-getpid -lwasi-emulated-process-clocks
  rm -rf "$cache/shim.tmp"
}
