# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# The layers, each with what it is made from, and the guest on top of them.

make_result() {
  find_tools
  native=$cache/native-$(hash_of "$here/steps/native.sh" <(pin python3.13))
  sysroot=$cache/sysroot-$(hash_of "$here/steps/sysroot.sh" "$shared"/steps/{wasi,tools}.sh <(pin wasi-libc zlib libdbd-sqlite3-perl))
  cpython=$cache/cpython-$(hash_of "$here"/{steps/cpython.sh,config.site,threading} "$shared/editing" <(echo "$native $sysroot"))
  layer "$native" make_native
  layer "$sysroot" make_sysroot
  layer "$cpython" make_cpython
  link_guest "$1"
  make_library "$1"
  make_notice "$1"
  forget_old native sysroot cpython
}
