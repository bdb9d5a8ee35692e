// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0
//
// url: Node's old functions from a package, and those for file URLs.

import legacy from "url/";
import { path } from "./path.js";

function fileURLToPath(given) {
  const url = typeof given === "string" ? new URL(given) : given;
  if (url.protocol !== "file:") throw Object.assign(new TypeError("The URL must be of scheme file"), { code: "ERR_INVALID_URL_SCHEME" });
  return decodeURIComponent(url.pathname);
}

function pathToFileURL(file) {
  const url = new URL("file:///");
  url.pathname = path.resolve(file).replaceAll("%", "%25").replaceAll("?", "%3F").replaceAll("#", "%23");
  return url;
}

function urlToHttpOptions(url) {
  return {
    protocol: url.protocol, hostname: url.hostname, hash: url.hash, search: url.search, pathname: url.pathname, path: `${url.pathname}${url.search}`, href: url.href,
    ...(url.port === "" ? {} : { port: Number(url.port) }),
    ...(url.username === "" ? {} : { auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` }),
  };
}

const format = (url, options) => {
  if (!(url instanceof URL)) return legacy.format(url);
  const copy = new URL(url);
  if (options?.fragment === false) copy.hash = "";
  if (options?.search === false) copy.search = "";
  if (options?.auth === false) [copy.username, copy.password] = ["", ""];
  return copy.href;
};

export default {
  Url: legacy.Url, parse: legacy.parse, resolve: legacy.resolve, resolveObject: legacy.resolveObject, format,
  URL: globalThis.URL, URLSearchParams: globalThis.URLSearchParams, fileURLToPath, pathToFileURL, urlToHttpOptions,
  domainToASCII: (domain) => { try { return new URL(`http://${domain}`).hostname; } catch { return ""; } },
};
