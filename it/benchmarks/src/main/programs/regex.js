// Searching and replacing with regular expressions.
import { task } from "@capsule-run/sdk";

const LINE = /^(?<day>\d{4}-\d\d-\d\d) (?<level>INFO|WARN|ERROR) \[(?<thread>[\w-]+)\] (?<text>.*)$/;
const NUMBER = /\b\d+(?:\.\d+)?\b/g;
const LEVELS = ["INFO", "WARN", "ERROR"];

export const main = task({ name: "main", compute: "HIGH", timeout: "1m" }, () => {
  const lines = Array.from({ length: 1_500 }, (_, i) => {
    const day = String((i % 28) + 1).padStart(2, "0");
    return `2026-11-${day} ${LEVELS[i % 3]} [worker-${i % 8}] took ${(i * 7) % 1000}.5 ms of ${i}`;
  });
  const matches = lines.map((line) => LINE.exec(line));
  const errors = matches.filter((match) => match.groups.level === "ERROR").length;
  const masked = matches.map((match) => match.groups.text.replace(NUMBER, "#"));
  const words = masked.map((line) => line.split(/\W+/).length).reduce((a, b) => a + b, 0);
  return [errors, new Set(masked).size, words];
});
