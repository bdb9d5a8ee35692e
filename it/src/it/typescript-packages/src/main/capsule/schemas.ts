import { task } from "@capsule-run/sdk";
import Ajv from "ajv";
import { z } from "zod";
import { same } from "../same";

export const zod = task({ name: "zod" }, () => {
  const Order = z.object({ id: z.number().int().positive(), email: z.email(), tags: z.array(z.string()).default([]) });
  same(Order.parse({ id: 1, email: "a@b.example" }), { id: 1, email: "a@b.example", tags: [] });
  const wrong = Order.safeParse({ id: -1, email: "nobody" });
  same(wrong.success ? [] : wrong.error.issues.map(({ path }) => path.join(".")), ["id", "email"]);
});

export const schemas = task({ name: "ajv" }, () => {
  const check = new Ajv({ allErrors: true }).compile({
    type: "object",
    properties: { name: { type: "string", minLength: 2 }, age: { type: "integer", minimum: 0 } },
    required: ["name"],
    additionalProperties: false,
  });
  same(check({ name: "Ada", age: 36 }), true);
  same([check({ age: -1, x: 1 }), check.errors?.map(({ keyword }) => keyword).sort()], [false, ["additionalProperties", "minimum", "required"]]);
});
