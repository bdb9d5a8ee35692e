# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# The layers, each with what it is made from, the guest on top of them, and the licences of all that is inside it.

make_result() {
  find_tools
  sysroot=$cache/sysroot-$(hash_of "$shared"/steps/{wasi,tools}.sh <(pin wasi-libc))
  quickjs=$cache/quickjs-$(hash_of "$here"/{steps/quickjs.sh,threading,shim/include} "$shared/editing" <(pin quickjs; echo "$sysroot"))
  layer "$sysroot" make_sysroot
  layer "$quickjs" make_quickjs
  link_guest "$1"
  make_notice "$1"
  cp "$quickjs"/source/tests/test_{language,builtin,closure,loop,bigint}.js "$1"
  forget_old sysroot quickjs
}

make_notice() {
  {
    notice "QuickJS 2025-04-26" "$quickjs/source/LICENSE"
    notice "LLVM's compiler runtime" "$(compiler_licence)"
    notice "wasi-libc, with musl, cloudlibc and others" "$sysroot/usr/share/doc/wasi-libc/copyright"
  } > "$1/NOTICE"
}
