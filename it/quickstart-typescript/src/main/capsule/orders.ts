// The data: a CSV of orders as a shop's till might export it, faults included.

const PRODUCTS: Record<string, number> = { Coffee: 890, Tea: 620, Cocoa: 740, Grinder: 124_900, Cup: 1250 };
const REGIONS = ["North", "South", "East", "West"];

export const FIELDS = ["number", "day", "region", "product", "quantity", "price"] as const;
export type Row = Record<(typeof FIELDS)[number], string>;

/** `count` rows, the same for the same seed. About one in twenty is faulty. */
export function ordersCsv(count: number, seed = 2026): string {
  const dice = diceOf(seed);
  const rows = Array.from({ length: count }, (_, index) => order(index + 1, dice));
  const lines = rows.map((row) => spoil(row, rows[0], dice)).map((row) => FIELDS.map((field) => quoted(row[field])).join(","));
  return [FIELDS.join(","), ...lines, ""].join("\n");
}

type Dice = (sides: number) => number;

/** A linear congruential generator: no more is needed here. */
function diceOf(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function order(number: number, dice: Dice): Row {
  const product = Object.keys(PRODUCTS)[dice(5)];
  const day = new Date(Date.UTC(2026, 0, 1 + dice(90)));
  return {
    number: `A${String(number).padStart(5, "0")}`,
    day: day.toISOString().slice(0, 10),
    region: REGIONS[dice(4)],
    product,
    quantity: String(1 + dice(12)),
    price: `${(PRODUCTS[product] / 100).toLocaleString("en", { minimumFractionDigits: 2 })} EUR`,
  };
}

function spoil(row: Row, first: Row, dice: Dice): Row {
  switch (dice(80)) {
    case 0:
      return { ...row, price: "on request" };
    case 1:
      return { ...row, day: "31.02.2026" };
    case 2:
      return { ...row, region: "" };
    case 3:
      return first;
    default:
      return row;
  }
}

function quoted(text: string): string {
  return text.includes(",") ? `"${text}"` : text;
}
