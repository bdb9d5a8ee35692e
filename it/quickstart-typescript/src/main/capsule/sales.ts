// Three tasks: clean the orders, analyze them, and report on both.

import { task, type Envelope } from "@capsule-run/sdk";
import { ordersCsv, FIELDS, type Row } from "./orders";

interface Order {
  number: string;
  day: string;
  region: string;
  product: string;
  quantity: number;
  cents: number;
}

/** Keeps the rows that are complete, well-formed and new; counts the others by what is wrong. */
export const clean = task({ name: "clean", compute: "MEDIUM", ram: "128MB", timeout: "1m" }, (count = 2000) => {
  const orders = new Map<string, Order>();
  const faults: Record<string, number> = {};
  for (const row of readCsv(ordersCsv(count))) {
    try {
      const order = readOrder(row);
      if (orders.has(order.number)) throw new RangeError("duplicate");
      orders.set(order.number, order);
    } catch (fault) {
      if (!(fault instanceof RangeError)) throw fault;
      faults[fault.message] = (faults[fault.message] ?? 0) + 1;
    }
  }
  return { orders: [...orders.values()], faults };
});

/** Sums up orders by region and by product. */
export const analyze = task({ name: "analyze", compute: "MEDIUM", ram: "128MB", timeout: "1m" }, async (given: Order[] = []) => {
  const orders = given.length > 0 ? given : resultOf(await clean(500)).orders;
  const amounts: Record<string, number[]> = {};
  const sold: Record<string, number> = {};
  for (const { region, product, quantity, cents } of orders) {
    (amounts[region] ??= []).push(quantity * cents);
    sold[product] = (sold[product] ?? 0) + quantity;
  }
  const regions = Object.fromEntries(
    Object.entries(amounts).map(([region, all]) => [region, { orders: all.length, revenue: all.reduce((a, b) => a + b, 0) / 100 }]),
  );
  const bestSellers = Object.keys(sold).sort((a, b) => sold[b] - sold[a]);
  return { regions, bestSellers: bestSellers.slice(0, 3) };
});

/** Runs the other two tasks, each in a sandbox of its own, and joins what they found. */
export const report = task({ name: "report", ram: "128MB", timeout: "3m", maxRetries: 1 }, async (count = 2000) => {
  const { orders, faults } = resultOf(await clean(count));
  return { rows: count, orders: orders.length, faults, ...resultOf(await analyze(orders)) };
});

function* readCsv(text: string): Generator<Row> {
  for (const line of text.trimEnd().split("\n").slice(1)) {
    const cells = line.split('"').flatMap((text, index) => (index % 2 === 1 ? [text] : text.replace(/^,|,$/g, "").split(",")));
    yield Object.fromEntries(FIELDS.map((field, index) => [field, cells[index]])) as Row;
  }
}

function readOrder(row: Row): Order {
  if (Object.values(row).includes("")) throw new RangeError("incomplete");
  return { number: row.number, day: readDay(row.day), region: row.region, product: row.product, quantity: Number(row.quantity), cents: readPrice(row.price) };
}

function readDay(text: string): string {
  if (Number.isNaN(Date.parse(`${text}T00:00:00Z`))) throw new RangeError("no such day");
  return text;
}

/** A price in cents. */
export function readPrice(text: string): number {
  const found = /^(\d{1,3}(?:,\d{3})*)\.(\d\d) EUR$/.exec(text);
  if (found === null) throw new RangeError("no price");
  return Number(found[1].replaceAll(",", "")) * 100 + Number(found[2]);
}

/** What a task returned; its failure is ours. */
export function resultOf<T>(envelope: Envelope<T>): T {
  if (!envelope.success) throw new Error(`${envelope.execution.task_name} failed: ${envelope.error.message}`);
  return envelope.result;
}
