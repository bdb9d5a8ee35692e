# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# What all steps use: progress, logs, hashes, layers of the cache.

progress() { echo "guest: $*" >&2; }

fail() {
  echo "guest: $*" >&2
  exit 1
}

# A hash of the contents of files and directories, the same wherever they are. Caches and tests are not inputs.
hash_of() {
  local each
  for each in "$@"; do
    if [ -d "$each" ]; then
      (cd "$each" && find . -type f -not -name '*.pyc' -not -path '*/test/*' -not -path '*/tests/*' -not -name '*.md' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
    else
      sha256sum < "$each"
    fi
  done | sha256sum | cut -c1-16
}

# logged <log file> <command...>: runs the command; when it fails, shows the end of what it said.
logged() {
  local log=$1
  shift
  if ! "$@" >> "$log" 2>&1 9>&-; then
    tail -n 40 "$log" >&2
    fail "failed: $* (all of it: $log)"
  fi
}

# layer <directory> <function>: fills the directory, unless an earlier build has. A layer that was left unfinished is
# made again; it is built in place because a build of CPython remembers where it was made.
layer() {
  local directory=$1
  if [ -e "$directory/.complete" ]; then
    touch "$directory/.complete"
    return
  fi
  rm -rf "$directory"
  mkdir -p "$directory"
  local begun=$SECONDS
  "$2" "$directory"
  touch "$directory/.complete"
  progress "$(basename "$directory") made in $((SECONDS - begun)) s"
}

make_result() {
  local begun=$SECONDS work=$cache/result.tmp
  find_tools
  native=$cache/native-$(hash_of "$here/steps/native.sh" <(pin python3.13))
  sysroot=$cache/sysroot-$(hash_of "$here"/steps/{sysroot,tools}.sh <(pin wasi-libc zlib libdbd-sqlite3-perl))
  cpython=$cache/cpython-$(hash_of "$here"/{steps/cpython.sh,config.site,threading} <(echo "$native $sysroot"))
  layer "$native" make_native
  layer "$sysroot" make_sysroot
  layer "$cpython" make_cpython
  rm -rf "$work"
  mkdir -p "$work"
  link_guest "$work"
  make_library "$work"
  make_notice "$work"
  mv -T "$work" "$result"
  forget_old native sysroot cpython
  progress "made in $((SECONDS - begun)) s: $result"
}

# Keeps the four layers of each kind that were used last: those of CPython are a quarter of a gigabyte each.
forget_old() {
  local kind old
  for kind in "$@"; do
    for old in $(ls -t "$cache/$kind"-*/.complete | tail -n +5); do rm -rf "$(dirname "$old")"; done
  done
}

# Each file appears whole or not at all; what is there already stays as it is, with its time of change.
place_result() {
  local file
  for file in python.wasm stdlib.zip modules.txt NOTICE; do
    cmp -s "$result/$file" "$output/$file" && continue
    rm -f "$output/.$file.new"
    cp -p "$result/$file" "$output/.$file.new"
    mv -f "$output/.$file.new" "$output/$file"
  done
}
