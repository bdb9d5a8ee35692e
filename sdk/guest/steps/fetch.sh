# Copyright 2026 the Capsule for the JVM authors
# SPDX-License-Identifier: Apache-2.0
#
# Downloads, checked against the hashes in the file "sources".

# The lines of the packages in "sources".
pin() {
  local package
  for package in "$@"; do grep "^${package}_" "$here/sources"; done
}

# source_file <package>: prints the path of the source, downloading it if need be.
source_file() {
  local name hash directory
  read -r name hash directory < <(pin "$1")
  local file=$cache/downloads/$name
  [ -e "$file" ] || take_given "$name" "$hash" "$file" || download "$name" "$hash" "$directory" "$file"
  echo "$file"
}

take_given() {
  local given=${CAPSULE_SOURCES:-/nonexistent}/$1
  [ -e "$given" ] && has_hash "$given" "$2" && cp "$given" "$3.new" && mv "$3.new" "$3"
}

has_hash() { echo "$2  $1" | sha256sum --check --status; }

download() {
  local name=$1 hash=$2 directory=$3 file=$4 mirror
  local log=$cache/downloads.log
  for mirror in $(mirrors); do
    progress "downloading $name"
    if fetch_url "${mirror%/}/pool/main/$directory/$name" "$file.new" >> "$log" 2>&1 && has_hash "$file.new" "$hash"; then
      mv "$file.new" "$file"
      return
    fi
  done
  fail "could not get $name from the Debian mirror of this machine (see $log).
Put the file with SHA-256 $hash into $cache/downloads, or name its directory in CAPSULE_SOURCES."
}

# The archives of this machine's own apt sources. A fresh machine has no lists of them yet.
mirrors() {
  if [ -z "$(known_mirrors)" ] && [ "$(id -u)" = 0 ]; then
    apt-get update >> "$cache/downloads.log" 2>&1 || true
  fi
  known_mirrors
}

known_mirrors() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | sort -u | sed '/-security/d'; }

# apt knows about proxies and certificates. A + in a name is %2b in the pool of some mirrors, and itself in others.
fetch_url() {
  /usr/lib/apt/apt-helper download-file "$1" "$2" || /usr/lib/apt/apt-helper download-file "${1//+/%2b}" "$2"
}
