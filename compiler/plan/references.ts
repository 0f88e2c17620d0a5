/** Which resources a value or a resource refers to: read from its expressions, never written down. */
import type { PlanResource, PlanValue } from "./types.ts";
import { isList, isRecord, valueAt, type PlanRecord } from "./values.ts";

/** Every resource id that a value refers to, at any depth, in the order of the value. What `$literal` escapes is data. */
export function referencesOf(value: PlanValue | undefined, found: Set<string> = new Set()): Set<string> {
  if (value === null || typeof value !== "object") return found;
  if (isList(value)) {
    // Indices and key by key, without parsing: the builder asks this of every resource, and this is half of what ordering a plan costs.
    for (let index = 0; index < value.length; index++) {
      const item = value[index];
      if (typeof item === "object") referencesOf(item, found);
    }
    return found;
  }
  const record = value as PlanRecord;
  for (const key in record) {
    const child = record[key];
    // An expression's map holds nothing else that could refer to anything.
    if (key === "$literal") return found;
    if (typeof child === "object") referencesOf(child, found);
    else if (key === "$ref" && typeof child === "string") return found.add(child);
  }
  return found;
}

/** Ids that a dotted path into a resource's inputs refers to, at any depth. */
export function referencesAt({ inputs }: PlanResource, path: string): readonly string[] {
  return [...referencesOf(valueAt(inputs, path))];
}

/** The id in a `$ref`, also in one that is marked as secret. */
export function refId(value: PlanValue | undefined): string | undefined {
  if (!isRecord(value)) return undefined;
  const { $ref: id, $secret: inner } = value;
  return typeof id === "string" ? id : inner === undefined ? undefined : refId(inner);
}

/** Does the value, at any depth, refer to the resource? */
export function refersTo(value: PlanValue | undefined, id: string): boolean {
  return referencesOf(value).has(id);
}

const dependencies = new WeakMap<PlanResource, ReadonlySet<string>>();

/** Every id that a resource waits for: references in its inputs, and `dependsOn`. A resource does not change, so this is computed once. */
export function dependenciesOf(resource: PlanResource): ReadonlySet<string> {
  const known = dependencies.get(resource);
  if (known !== undefined) return known;
  const found = referencesOf(resource.inputs);
  for (const id of resource.options.dependsOn ?? []) found.add(id);
  dependencies.set(resource, found);
  return found;
}
