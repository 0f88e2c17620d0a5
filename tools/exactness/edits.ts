/** A seeded series of edits of one frozen spec: single ones and combinations, of keys and of planned resources. */
import type { Plan } from "../../compiler/plan/types.ts";
import { keyEdit, planWith, type KeyEdit } from "./key-edits.ts";
import { planEdits } from "./plan-edits.ts";
import { Random } from "../random.ts";

export interface Edit {
  readonly name: string;
  readonly plan: Plan;
}

/** Shares of single keys, combined keys, single changes of the plan; the rest are keys and changes of the plan together. */
const shares = { key: 0.4, keys: 0.6, plan: 0.85 } as const;

/** The edit with this number. The same spec, seed and number give the same edit. */
export function editOf(spec: string, base: Plan, seed: number, number: number): Edit {
  const random = new Random(seed * 1_000_003 + number);
  for (;;) {
    const found = draw(spec, base, random);
    if (found !== undefined) return found;
  }
}

function draw(spec: string, base: Plan, random: Random): Edit | undefined {
  const share = random.next();
  const keys = share < shares.key ? 1 : share < shares.keys ? 2 + random.below(3) : share < shares.plan ? 0 : 1;
  const changes = share < shares.keys ? 0 : share < shares.plan ? 1 : 1 + random.below(2);
  const edits = Array.from({ length: keys }, () => keyEdit(spec, random)).filter((edit): edit is KeyEdit => edit !== undefined);
  if (edits.length < keys) return undefined;
  const plan = keys === 0 ? base : planWith(spec, edits);
  if (plan === undefined) return undefined;
  let edit: Edit = { name: edits.map(({ name }) => name).join(", "), plan };
  for (let times = 0; times < changes; times += 1) {
    const found = random.of(planEdits)(edit.plan, random);
    if (found === undefined) return undefined;
    edit = { name: [edit.name, found.name].filter(Boolean).join(", "), plan: found.plan };
  }
  return edit;
}
