import { task } from "@capsule-run/sdk";

export const main = task({ name: "main", compute: "LOW" }, (): string => "Hello from Capsule!");
