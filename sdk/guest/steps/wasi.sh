# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# wasi-libc from its package, and the compiler for it.

FEATURES="-mbulk-memory -mnontrapping-fptoint"

# The compiler for the guest, whose C libraries are in $sysroot; -O2 and the like are up to the caller.
wasm_cc() { echo "clang-$LLVM --target=wasm32-wasi --sysroot=$sysroot/usr $FEATURES"; }

# unpack_wasi_libc <directory> <log file>
unpack_wasi_libc() {
  local archive
  archive=$(source_file wasi-libc)
  logged "$2" dpkg-deb -x "$archive" "$1"
}

compiler_licence() { echo "/usr/share/doc/libclang-rt-$LLVM-dev-wasm32/copyright"; }

# The allocator, compiled to the given file. Without "no builtin", clang makes calloc of the malloc and memset inside calloc.
compile_allocator() {
  logged "$2" $(wasm_cc) -O2 -DNDEBUG -Wall -Wextra -Werror -fno-builtin-malloc -fno-builtin-calloc -c "$shared/allocator.c" -o "$1"
}
