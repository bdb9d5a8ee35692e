// Copyright 2026 the Capsule for the JVM authors
// SPDX-License-Identifier: Apache-2.0

// The module with a maximum for its memory, as the host's limit gives it one.
export function withMaximum(bytes, pages) {
  let at = 8;
  while (bytes[at] !== 5) {
    const [size, after] = readNumber(bytes, at + 1);
    at = after + size;
  }
  const [size, content] = readNumber(bytes, at + 1);
  const [minimum] = readNumber(bytes, content + 2);
  const limits = [1, 1, ...number(minimum), ...number(pages)];
  return Buffer.concat([bytes.subarray(0, at + 1), Buffer.from([...number(limits.length), ...limits]), bytes.subarray(content + size)]);
}

function readNumber(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return [...bytes, value];
}
