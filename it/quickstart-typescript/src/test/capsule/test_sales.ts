// Tests: tasks without parameters that pass when they return.

import assert from "node:assert";
import { task } from "@capsule-run/sdk";
import { FIELDS, ordersCsv } from "../../main/capsule/orders";
import { analyze, clean, readPrice, report, resultOf } from "../../main/capsule/sales";

task({ name: "the_data_is_the_same_every_time" }, () => {
  assert.equal(ordersCsv(50), ordersCsv(50));
  assert.equal(ordersCsv(50).split("\n")[0], FIELDS.join(","));
});

task({ name: "prices_are_read_in_cents" }, () => {
  assert.equal(readPrice("8.90 EUR"), 890);
  assert.equal(readPrice("1,249.00 EUR"), 124_900);
});

task({ name: "every_row_is_kept_or_counted" }, async () => {
  const { orders, faults } = resultOf(await clean(1000));
  assert.equal(orders.length + Object.values(faults).reduce((a, b) => a + b, 0), 1000);
  assert.deepEqual(Object.keys(faults).sort(), ["duplicate", "incomplete", "no price", "no such day"]);
});

task({ name: "the_analysis_adds_up" }, async () => {
  const { orders } = resultOf(await clean(200));
  const regions = Object.values(resultOf(await analyze(orders)).regions);
  assert.equal(regions.reduce((sum, region) => sum + region.orders, 0), orders.length);
});

task({ name: "each_task_reports_what_it_used" }, async () => {
  const { execution } = await report(100);
  assert.equal(execution.task_name, "report");
  assert.ok(execution.fuel_consumed > 0 && execution.fuel_consumed <= 2_000_000_000);
  assert.equal(execution.retries, 0);
});
