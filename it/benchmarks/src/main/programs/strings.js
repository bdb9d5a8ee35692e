// Building, splitting and searching texts.
import { task } from "@capsule-run/sdk";

const WORDS = ["alpha", "Beta", "gamma delta", "épsilon", "zeta"];

export const main = task({ name: "main", compute: "HIGH", timeout: "1m" }, () => {
  let text = "";
  for (let i = 0; i < 12_000; i++) text += `${WORDS[i % WORDS.length]}-${i};`;
  const parts = text.split(";").filter((part) => part !== "");
  const counts = new Map();
  for (const part of parts) {
    const key = part.slice(0, part.indexOf("-")).trim().toUpperCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const replaced = parts.map((part) => part.replaceAll("a", "_").padEnd(20, ".")).join("\n");
  let codes = 0;
  for (let i = 0; i < replaced.length; i += 3) codes = (codes * 31 + replaced.charCodeAt(i)) | 0;
  return [text.length, [...counts], codes];
});
