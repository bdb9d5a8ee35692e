// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// path, for a file system with forward slashes, and the working directory that relative paths begin at.

import pathBrowserify from "path-browserify";

let directory = "/";

export function cwd() {
  return directory;
}

export function chdir(to) {
  directory = to;
}

/** The working directory counts for resolve() and relative(). */
export const path = {
  ...pathBrowserify,
  resolve: (...parts) => pathBrowserify.resolve(directory, ...parts),
  relative: (from, to) => pathBrowserify.relative(pathBrowserify.resolve(directory, from), pathBrowserify.resolve(directory, to)),
  toNamespacedPath: (name) => name,
  matchesGlob: undefined,
};
delete path.matchesGlob;
path.posix = path;
export default path;
