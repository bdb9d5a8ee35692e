import { task } from "@capsule-run/sdk";
import { addDays, differenceInCalendarDays, format, parseISO } from "date-fns";
import minimist from "minimist";
import { nanoid } from "nanoid";
import semver from "semver";
import { v4, v5, validate } from "uuid";
import { same } from "../same";

export const dates = task({ name: "date_fns" }, () => {
  same(format(addDays(parseISO("2026-02-27"), 3), "EEEE, d MMMM yyyy"), "Monday, 2 March 2026");
  same(differenceInCalendarDays(parseISO("2026-03-01"), parseISO("2026-02-01")), 28);
});

export const options = task({ name: "minimist" }, () => {
  same(minimist(["build", "--out=dist", "-v", "--no-color", "-n", "3"]), { _: ["build"], out: "dist", v: true, color: false, n: 3 });
});

export const ids = task({ name: "nanoid" }, () => {
  const made = new Set(Array.from({ length: 100 }, () => nanoid()));
  same([made.size, [...made].every((id) => /^[\w-]{21}$/.test(id))], [100, true]);
});

export const versions = task({ name: "semver" }, () => {
  same([semver.satisfies("1.4.2", "^1.2.0"), semver.inc("1.2.3", "minor"), semver.sort(["2.0.0", "1.10.0", "1.9.0"])], [true, "1.3.0", ["1.9.0", "1.10.0", "2.0.0"]]);
});

export const uuids = task({ name: "uuid" }, () => {
  same([validate(v4()), v4() === v4(), v5("capsule", v5.DNS)], [true, false, v5("capsule", "6ba7b810-9dad-11d1-80b4-00c04fd430c8")]);
});
