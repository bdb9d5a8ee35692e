import { task } from "@capsule-run/sdk";
import { evaluate, derivative, format } from "mathjs/number";
import { same } from "../same";

export const maths = task({ name: "mathjs" }, () => {
  same(evaluate("2 ^ 3 + sqrt(16) / 2"), 10);
  same(format(evaluate("sum(0.1, 0.2)"), 6), "0.3");
  same(derivative("x^2 + x", "x").toString(), "2 * x + 1");
});
