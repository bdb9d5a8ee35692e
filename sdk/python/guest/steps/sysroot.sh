# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# The C libraries: wasi-libc from its package, zlib and SQLite compiled into it.

make_sysroot() {
  local directory=$1 log=$1/build.log
  unpack_wasi_libc "$directory" "$log"
  progress "building zlib and SQLite"
  make_zlib "$directory" "$log"
  make_sqlite "$directory" "$log"
}

make_zlib() {
  local source=$1/zlib log=$2 file archive
  archive=$(source_file zlib)
  mkdir -p "$source"
  logged "$log" tar -xf "$archive" -C "$source" --strip-components=1
  cd "$source"
  for file in adler32 compress crc32 deflate infback inffast inflate inftrees trees uncompr zutil; do
    logged "$log" $(wasm_cc) -O2 -DHAVE_UNISTD_H -c $file.c
  done
  install_library "$1" libz.a ./*.o
  cp zlib.h zconf.h "$1/usr/include/wasm32-wasi/"
}

make_sqlite() {
  local source=$1/sqlite log=$2 archive
  archive=$(source_file libdbd-sqlite3-perl)
  mkdir -p "$source"
  logged "$log" tar -xf "$archive" -C "$source" --strip-components=1
  cd "$source"
  # One thread, no shared libraries, no shared memory: what a sandbox cannot do is left out.
  logged "$log" $(wasm_cc) -Os -c sqlite3.c -D_WASI_EMULATED_GETPID -DSQLITE_THREADSAFE=0 -DSQLITE_OMIT_LOAD_EXTENSION \
    -DSQLITE_OMIT_WAL -DSQLITE_OMIT_SHARED_CACHE -DSQLITE_OMIT_DEPRECATED -DSQLITE_MAX_MMAP_SIZE=0 \
    -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_TEMP_STORE=3 -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_ENABLE_FTS5
  install_library "$1" libsqlite3.a sqlite3.o
  cp sqlite3.h "$1/usr/include/wasm32-wasi/"
}

install_library() {
  local place=$1/usr/lib/wasm32-wasi/$2
  shift 2
  llvm-ar-$LLVM rcs "$place" "$@"
}
