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
    # QuickJS passes pointers of functions of several types through one; its header does not use all of its parameters.
    # shellcheck disable=SC2046
    logged "$log" $(wasm_cc) -Os -DNDEBUG -Wall -Wextra -Werror -Wno-cast-function-type -DCAPSULE_STACK=$STACK \
      -isystem "$quickjs/source" -c "$source" -o "${objects[-1]}"
  done
  objects+=("$cache/shim.tmp/allocator.o")
  compile_allocator "${objects[-1]}" "$log"
  progress "linking quickjs.wasm"
  # No -O here: clang would run wasm-opt, which inlines what has to stay apart. The stack comes first in memory so
  # that its overflow is a trap. Names of functions are kept, they show in stack traces and profiles.
  # shellcheck disable=SC2046,SC2086
  logged "$log" $(wasm_cc) -mexec-model=reactor -Wl,--stack-first -Wl,-z,stack-size=$STACK -Wl,--strip-debug \
    -o "$directory/quickjs.wasm" "${objects[@]}" $(printf "$quickjs/%s.o " $QUICKJS_OBJECTS) -lm
  rm -rf "$cache/shim.tmp"
}
