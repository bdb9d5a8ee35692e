# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# The interpreter and its extension modules, as archives to link.

ARCHIVES="Modules/_decimal/libmpdec/libmpdec.a Modules/expat/libexpat.a Modules/_hacl/libHacl_Hash_SHA2.a"

C_RECURSION=2000

# CPython says when it was built; it shall be the same whenever that is: the day 3.13.5 was released.
export SOURCE_DATE_EPOCH=1749600000

make_cpython() {
  local directory=$1 log=$1/build.log
  progress "building the guest's CPython"
  unpack_cpython "$directory/source" "$log"
  shape_sources "$directory/source" "$log"
  cat "$directory/source/Tools/wasm/config.site-wasm32-wasi" "$here/config.site" > "$directory/config.site"
  mkdir "$directory/build"
  cd "$directory/build"
  configure_cpython "$log" "$shared/editing/cc $here/threading/flags.txt $(remembering) $(wasm_cc)"
  # shellcheck disable=SC2086
  logged "$log" make -j"$(nproc)" libpython3.13.a $ARCHIVES
  cd "$here"
}

# What configure finds out depends on little that changes, and takes half a minute.
configure_cpython() {
  local log=$1 compiler=$2 answers
  answers=$cache/configure-$(hash_of "$directory/config.site" <(echo "$native $compiler"))
  logged "$log" env CONFIG_SITE=../config.site PKG_CONFIG=false CC="$compiler" CPP="$(wasm_cc) -E" \
    AR=llvm-ar-$LLVM RANLIB=llvm-ranlib-$LLVM OPT="-DNDEBUG -O2" \
    ../source/configure --cache-file="$answers" --host=wasm32-wasi --build="$(gcc -dumpmachine)" \
    --with-build-python="$native/build/python" --disable-test-modules --without-ensurepip --with-pymalloc --prefix=/
}

# Whoever works on the guest may install ccache, it makes building again five times faster.
remembering() { command -v ccache || true; }

shape_sources() {
  logged "$2" python3 -B "$here/threading/apply.py" "$1"
  # A level of recursion in C is several calls in the JVM, whose stack is shallower than the one this number is for.
  local header=$1/Include/cpython/pystate.h
  sed -i "s/Py_C_RECURSION_LIMIT 5000/Py_C_RECURSION_LIMIT $C_RECURSION/" "$header"
  grep -q "Py_C_RECURSION_LIMIT $C_RECURSION" "$header" || fail "the limit of recursion is not where it was in $header"
}
