# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# What all guests' steps use: progress, logs, hashes, layers of the cache.

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

# Keeps the four layers of each kind that were used last: those of CPython are a quarter of a gigabyte each.
forget_old() {
  local kind old
  for kind in "$@"; do
    for old in $(ls -t "$cache/$kind"-*/.complete | tail -n +5); do rm -rf "$(dirname "$old")"; done
  done
}

# build_guest <output directory> <hash of all inputs> <file>...: makes the files with make_result, which a guest defines,
# unless an earlier build did, and places them.
build_guest() {
  local output result=$cache/$2 work=$cache/result.tmp begun=$SECONDS
  mkdir -p "$1" "$cache/downloads"
  output=$(cd "$1" && pwd)
  if [ ! -d "$result" ]; then
    exec 9> "$cache/lock"
    flock 9 # two builds at once would work in the same directories
    if [ ! -d "$result" ]; then
      rm -rf "$work"
      mkdir "$work"
      make_result "$work"
      mv -T "$work" "$result"
      progress "made in $((SECONDS - begun)) s: $result"
    fi
  fi
  shift 2
  place_result "$result" "$output" "$@"
}

# Each file appears whole or not at all; what is there already stays as it is, with its time of change.
place_result() {
  local result=$1 output=$2 file
  shift 2
  for file in "$@"; do
    cmp -s "$result/$file" "$output/$file" && continue
    rm -f "$output/.$file.new"
    cp -p "$result/$file" "$output/.$file.new"
    mv -f "$output/.$file.new" "$output/$file"
  done
}

# What a NOTICE is made of: a title and the text of a file.
notice() {
  printf '%s\n%s\n\n' "$1" "$(sed 's/./=/g' <<< "$1")"
  cat "$2"
  printf '\n\n'
}
