// Calls of a function.
import { task } from "@capsule-run/sdk";

const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));

export const main = task({ name: "main", compute: "HIGH", timeout: "1m" }, () => fib(27));
