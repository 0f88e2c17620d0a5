/** A seeded series of edits of one frozen spec: single ones and combinations, of keys and of planned resources. */
import type { Plan } from "../../compiler/plan/types.ts";
import { keyEdit, planWith, type KeyEdit } from "./key-edits.ts";
import { planEdits } from "./plan-edits.ts";
import { Random } from "../random.ts";

export interface Edit {
  readonly name: string;
  readonly plan: Plan;
}

/** How much of an edit is edits of keys, and how much changes of the plan. */
interface Mix {
  readonly keys: number;
  readonly changes: number;
}

/** The edit with this number. The same spec, seed and number give the same edit. */
export function editOf(spec: string, base: Plan, seed: number, number: number): Edit {
  const random = new Random(seed * 1_000_003 + number);
  for (;;) {
    const found = draw(spec, base, random);
    if (found !== undefined) return found;
  }
}

/** Single keys, combined keys, single changes of the plan, or a key with changes of the plan. */
function mixOf(random: Random): Mix {
  const share = random.next();
  if (share < 0.4) return { keys: 1, changes: 0 };
  if (share < 0.6) return { keys: 2 + random.below(3), changes: 0 };
  if (share < 0.85) return { keys: 0, changes: 1 };
  return { keys: 1, changes: 1 + random.below(2) };
}

function draw(spec: string, base: Plan, random: Random): Edit | undefined {
  const { keys, changes } = mixOf(random);
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
