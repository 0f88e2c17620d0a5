/** Limits on what single entries add up to, and what the plan has of each. */
import { mostItems } from "../../../plan/most.ts";
import type { PlanReader } from "../../../plan/reader.ts";
import { isList, member } from "../../../plan/values.ts";
import type { PolicyView } from "../view.ts";

/** A sum in the plan. */
export interface Sum {
  /** The resource that exceeds the limit if any does: the last one that counts. */
  readonly resource: string;
  readonly property?: string;
  readonly value: number;
  /** What the sum belongs to, unless it is the resource: ` of alb-https`. */
  readonly of?: string;
}

/** A limit of AWS. */
export interface Limit {
  /** What is counted: `rules of a listener`. */
  readonly what: string;
  readonly most: number;
  /** The name of the quota in Service Quotas, if AWS raises it on request. */
  readonly quota?: string;
  readonly source: string;
  /** The sums in the plan; one that is certainly within the limit may be left out. */
  readonly sums: (view: PolicyView) => Iterable<Sum>;
}

/** Counts resources of a type by what an input refers to. What is known only at deployment, such as stack config, is not counted. */
export function countedBy(type: string, property: string): Limit["sums"] {
  return function* (view: PlanReader) {
    const counts = new Map<string, { value: number; resource: string }>();
    for (const { id, inputs } of view.ofType(type)) {
      const owner = view.target(inputs[property])?.id ?? view.known(inputs[property]);
      if (typeof owner !== "string") continue;
      counts.set(owner, { value: (counts.get(owner)?.value ?? 0) + 1, resource: id });
    }
    for (const [owner, sum] of counts) yield { ...sum, property, of: owner };
  };
}

/** Counts all resources of a type. */
export function counted(type: string): Limit["sums"] {
  return function* (view: PlanReader) {
    const all = view.ofType(type);
    if (all.length > 0) yield { resource: all.at(-1)!.id, value: all.length };
  };
}

/** Counts the items of the list in a document, or in a member of it. */
export function itemsOf(most: number, type: string, property: string, name?: string): Limit["sums"] {
  return function* (view: PolicyView) {
    for (const { id, inputs } of view.originals(type)) {
      if (mostItems(inputs[property], name) <= most) continue;
      const document = view.document(inputs[property]);
      const content = document.state === "known" ? document.value : undefined;
      const items = name === undefined ? content : member(content, name);
      if (isList(items)) yield { resource: id, property, value: items.length };
    }
  };
}
