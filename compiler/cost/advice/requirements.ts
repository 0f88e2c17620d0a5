/** What a switch needs to be turned on: values of other keys that change with it. */
import type { KeyNode } from "../../reference/schema.ts";
import { valueAt } from "../../source/value-at.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import type { Edits } from "../alternatives.ts";
import type { Measure } from "./measure.ts";
import type { Change, Situation } from "./types.ts";

/** Every key that the change sets. */
export function editsOf({ key, to, needs = {} }: Change): Edits {
  return { [key]: to, ...needs };
}

/**
 * The change with those of the required values that the spec does not have, and without which it does not compile: a value that another one
 * serves as well stays.
 */
export function withRequirements(change: Change, { alternatives }: Situation, measure: Measure): Change {
  const { key, to } = change;
  const { "x-requires": required } = nodeAt(effectiveSchema(), key.split(".")) as KeyNode;
  if (required === undefined || to !== true) return change;
  const { spec } = alternatives.environment();
  const section = key.split(".").slice(0, -1);
  const dotted = Object.entries(required).map(([name, value]) => [[...section, name].join("."), value] as const);
  let needs: Edits = Object.fromEntries(dotted.filter(([other, value]) => valueAt(spec, other.split(".")) !== value));
  for (const other of Object.keys(needs)) {
    const { [other]: _without, ...fewer } = needs;
    if (measure(editsOf({ ...change, needs: fewer })) !== undefined) needs = fewer;
  }
  return Object.keys(needs).length === 0 ? change : { ...change, needs };
}
