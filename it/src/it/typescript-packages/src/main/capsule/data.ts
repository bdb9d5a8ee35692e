import { task } from "@capsule-run/sdk";
import { groupBy, sortBy, sumBy } from "lodash-es";
import { produce } from "immer";
import Papa from "papaparse";
import YAML from "yaml";
import { same } from "../same";

export const lodash = task({ name: "lodash" }, () => {
  const rows = [{ k: "b", n: 1 }, { k: "a", n: 2 }, { k: "b", n: 3 }];
  same(Object.entries(groupBy(rows, "k")).map(([key, group]) => [key, sumBy(group, "n")]), [["b", 4], ["a", 2]]);
  same(sortBy(rows, ["k", "n"]).map(({ n }) => n), [2, 1, 3]);
});

export const drafts = task({ name: "immer" }, () => {
  const before = { user: { tags: ["a"] }, other: {} };
  const after = produce(before, (draft) => { draft.user.tags.push("b"); });
  same([before.user.tags, after.user.tags, after.other === before.other, Object.isFrozen(after)], [["a"], ["a", "b"], true, true]);
});

export const csv = task({ name: "papaparse" }, () => {
  const { data, errors } = Papa.parse('name,n\n"Doe, Jane",1\nBob,2\n', { header: true, dynamicTyping: true, skipEmptyLines: true });
  same([data, errors], [[{ name: "Doe, Jane", n: 1 }, { name: "Bob", n: 2 }], []]);
  same(Papa.unparse([{ a: 'say "x"', b: 1 }]), 'a,b\r\n"say ""x""",1');
});

export const yaml = task({ name: "yaml" }, () => {
  const document = YAML.parse("base: &b {x: 1}\nlist:\n  - <<: *b\n    y: two\n", { merge: true });
  same(document.list, [{ x: 1, y: "two" }]);
  same(YAML.stringify({ a: [1, { b: "c: d" }] }), 'a:\n  - 1\n  - b: "c: d"\n');
});
