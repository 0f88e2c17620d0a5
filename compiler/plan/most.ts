/** Upper bounds for documents that are not evaluated: whoever asks whether one exceeds a limit rarely has to evaluate it. */
import { parse } from "./expressions.ts";
import type { PlanValue } from "./types.ts";
import { isList, member } from "./values.ts";

/**
 * What evaluating a document can make longer: JSON text inside of it, whose quotes are escaped, and a number in JSON text, `1e20`, which is
 * printed with all its digits. Everything else becomes shorter.
 */
const growing = /"\$json"|\d[eE]\+?\d/;

/** At least the bytes that the document in an input has without white space, or the text; infinite if its length says nothing. */
export function mostBytes(value: PlanValue | undefined): number {
  const document = documentIn(value);
  const text = JSON.stringify(document) ?? "";
  return growing.test(text) ? Infinity : Buffer.byteLength(text);
}

/** At least the items of the list in an input's document, or of a member of it; infinite if the plan does not spell the list out. */
export function mostItems(value: PlanValue | undefined, name?: string): number {
  const document = documentIn(value);
  const items = name === undefined ? document : member(document, name);
  return isList(items) ? items.length : Infinity;
}

/** The document below the operators that only wrap it. */
function documentIn(value: PlanValue | undefined): PlanValue | undefined {
  const node = parse(value ?? null);
  if (node.kind === "secret") return documentIn(node.value);
  return node.kind === "json" ? node.document : value;
}
