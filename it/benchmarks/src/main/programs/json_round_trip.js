// Writing and reading JSON.
import { task } from "@capsule-run/sdk";

export const main = task({ name: "main", compute: "HIGH", timeout: "1m" }, () => {
  let rows = Array.from({ length: 1_500 }, (_, i) => ({
    id: i, name: `row ${i}`, tags: ["a", "b", String(i % 7)], price: i * 1.25, sold: i % 2 === 0, note: null,
  }));
  let text = JSON.stringify(rows);
  for (let i = 0; i < 3; i++) {
    rows = JSON.parse(text);
    text = JSON.stringify(rows);
  }
  return text.length;
});
