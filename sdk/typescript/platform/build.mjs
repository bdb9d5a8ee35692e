// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// build.mjs <output directory>: bundles the platform to platform.js, and writes the licences of what is in it to NOTICE,
// and the names of its modules to modules.

import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [output] = process.argv.slice(2);

// What packages import of Node is this platform itself.
const platformItself = {
  name: "platform itself",
  setup({ onResolve }) {
    onResolve({ filter: /^(abort-controller|process|util)\/?$/ }, ({ path }) => ({ path: join(here, "src/node/for-packages", `${path.replace("/", "")}.cjs`) }));
  },
};

const result = await build({
  absWorkingDir: here,
  preserveSymlinks: true,
  entryPoints: ["src/main.js"],
  bundle: true,
  outfile: join(output, "platform.js"),
  format: "esm",
  target: "es2023",
  define: { "process.env.NODE_ENV": "\"production\"", global: "globalThis" },
  platform: "browser",
  external: ["capsule:native"],
  plugins: [platformItself],
  metafile: true,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  logLevel: "warning",
});

const packages = new Set();
for (const input of Object.keys(result.metafile.inputs)) {
  const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input);
  if (found) packages.add(found[1]);
}

function licenceOf(name) {
  const directory = join(here, "node_modules", name);
  const { version, license, licenses } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const licence = license ?? licenses?.map(({ type }) => type).join(", ");
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(directory, file), "utf8").trim() : `Licence: ${licence}`;
  return `${name} ${version} (${licence})\n\n${text}\n`;
}

const notice = [...packages].sort().map(licenceOf).join(`\n${"-".repeat(80)}\n\n`);
writeFileSync(join(output, "NOTICE"), `The platform for JavaScript tasks contains these packages:\n\n${notice}`);

// The table of modules has one line for each.
const table = readFileSync(join(here, "src/node/index.js"), "utf8");
const modules = [...table.matchAll(/^  "?([a-z_/]+)"?: \(\) =>/gm)].map(([, name]) => name);
writeFileSync(join(output, "modules"), modules.map((name) => `${name}\n`).join(""));
