// Twenty sub-tasks at the same time, each of which sleeps for half a second.
import { task } from "@capsule-run/sdk";

export const sleep = task({ name: "sleep" }, (millis) => new Promise((done) => setTimeout(done, millis)));

export const main = task({ name: "main" }, async () => {
  const envelopes = await Promise.all(Array.from({ length: 20 }, () => sleep(500)));
  return envelopes.filter((envelope) => envelope.success).length;
});
