# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# The engine's objects.

QUICKJS_OBJECTS="quickjs libregexp libunicode cutils dtoa"

make_sysroot() { unpack_wasi_libc "$1" "$1/build.log"; }

make_quickjs() {
  local directory=$1 log=$1/build.log file
  progress "building the guest's QuickJS"
  unpack_quickjs "$directory/source" "$log"
  logged "$log" python3 -B "$here/threading/apply.py" "$directory/source"
  cd "$directory/source"
  for file in $QUICKJS_OBJECTS; do
    # shellcheck disable=SC2046
    logged "$log" "$shared/editing/cc" "$here/threading/flags.txt" $(wasm_cc) -Os -DNDEBUG -D_GNU_SOURCE \
      -DCONFIG_VERSION="\"$(cat VERSION)\"" -I"$here/shim/include" -funsigned-char -fwrapv -c $file.c -o ../$file.o
  done
  cd "$here"
}

unpack_quickjs() {
  local archive
  archive=$(source_file quickjs)
  mkdir -p "$1"
  logged "$2" tar -xf "$archive" -C "$1" --strip-components=1
}
