# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# The standard library with the SDK, and the licences of all that is inside the guest.

make_library() {
  progress "packing stdlib.zip"
  rm -rf "$cache/library.tmp"
  native_python "$here/compile.py" "$cache/library.tmp" "$cpython/source/Lib" "$here/overlay" "$sdk"
  python3 "$here/pack.py" "$cache/library.tmp" "$1"
  rm -rf "$cache/library.tmp"
}

make_notice() {
  {
    notice "CPython 3.13.5" "$cpython/source/LICENSE"
    notice "Software that CPython incorporates" <(sed -n '/^Licenses and Acknowledgements for/,$p' "$cpython/source/Doc/license.rst")
    notice "LLVM's compiler runtime" "$(compiler_licence)"
    notice "wasi-libc, with musl, cloudlibc and others" "$sysroot/usr/share/doc/wasi-libc/copyright"
    notice "zlib 1.3.1" "$sysroot/zlib/LICENSE"
    notice "Expat" "$cpython/source/Modules/expat/COPYING"
    notice "libmpdec" <(sed '/\*\//q' "$cpython/source/Modules/_decimal/libmpdec/mpdecimal.h")
    notice "HACL*" <(sed '/\*\//q' "$cpython/source/Modules/_hacl/Hacl_Hash_SHA2.c")
    notice "SQLite 3.46.1" <(echo "The author of SQLite disclaims copyright to its source code: it is in the public domain.")
  } > "$1/NOTICE"
}
