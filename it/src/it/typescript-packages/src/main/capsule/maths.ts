import { task } from "@capsule-run/sdk";
import { create, all } from "mathjs";
import { same } from "../same";

export const maths = task({ name: "mathjs", compute: "HIGH" }, () => {
  const math = create(all);
  same(math.evaluate("det([[2, 1], [1, 3]]) + sqrt(16)"), 9);
  same(math.format(math.evaluate("5.08 cm to inch"), 6), "2 inch");
  same(math.derivative("x^2 + x", "x").toString(), "2 * x + 1");
});
