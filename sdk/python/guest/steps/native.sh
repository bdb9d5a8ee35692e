# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# A CPython of the same version for this machine: it freezes and compiles modules for the guest. How fast it is
# matters less than how fast it is built; it has the interpreter only, no extension modules.

make_native() {
  local directory=$1 log=$1/build.log
  progress "building the CPython that builds the guest"
  unpack_cpython "$directory/source" "$log"
  mkdir "$directory/build"
  cd "$directory/build"
  logged "$log" env PKG_CONFIG=false ../source/configure --disable-test-modules --without-ensurepip OPT="-O1 -DNDEBUG"
  logged "$log" make -j"$(nproc)" python
  cd "$here"
}

native_python() { "$native/build/python" -I "$@"; }

unpack_cpython() {
  local archive
  archive=$(source_file python3.13)
  mkdir -p "$1"
  logged "$2" tar -xf "$archive" -C "$1" --strip-components=1
}
