// Steps of integer and floating-point arithmetic on local variables.
import { task } from "@capsule-run/sdk";

export const main = task({ name: "main", compute: "HIGH", timeout: "1m" }, () => {
  let sum = 0;
  let bits = 1;
  let mean = 0.5;
  for (let i = 0; i < 300_000; i++) {
    sum = (sum + i * 3) | 0;
    bits = (bits << 1) ^ (i & 255);
    if (i % 3 === 0) mean = mean * 0.5 + i;
  }
  return [sum, bits, mean];
});
