# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# The interpreter and its extension modules, as archives to link.

ARCHIVES="Modules/_decimal/libmpdec/libmpdec.a Modules/expat/libexpat.a Modules/_hacl/libHacl_Hash_SHA2.a"

make_cpython() {
  local directory=$1 log=$1/build.log
  progress "building the guest's CPython"
  unpack_cpython "$directory/source" "$log"
  cat "$directory/source/Tools/wasm/config.site-wasm32-wasi" "$here/config.site" > "$directory/config.site"
  mkdir "$directory/build"
  cd "$directory/build"
  logged "$log" env CONFIG_SITE=../config.site PKG_CONFIG=false CC="$(wasm_cc)" CPP="$(wasm_cc) -E" \
    AR=llvm-ar-$LLVM RANLIB=llvm-ranlib-$LLVM OPT="-DNDEBUG -O2" \
    ../source/configure --host=wasm32-wasi --build="$(gcc -dumpmachine)" --with-build-python="$native/build/python" \
    --disable-test-modules --without-ensurepip --with-pymalloc --prefix=/
  if [ -e "$here/threading/apply.py" ]; then
    logged "$log" python3 "$here/threading/apply.py" ../source
  fi
  # shellcheck disable=SC2086
  logged "$log" make -j"$(nproc)" libpython3.13.a $ARCHIVES
  cd "$here"
}
