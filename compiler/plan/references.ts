/** Finds the resources that a value or resource refers to, by walking its expressions. */
import { parse, walk } from "./expressions.ts";
import type { PlanResource, PlanValue } from "./types.ts";
import { isList, isRecord, valueAt, type PlanRecord } from "./values.ts";

/** Every resource id that a value refers to, at any depth, in order of appearance. Contents of `$literal` are data. */
export function referencesOf(value: PlanValue | undefined, found: Set<string> = new Set()): Set<string> {
  if (value === null || typeof value !== "object") return found;
  if (isList(value)) {
    // Loops over indexes and keys without parsing: the builder calls this for every resource, and it takes half of the time that ordering a
    // plan takes.
    for (let index = 0; index < value.length; index++) {
      const item = value[index];
      if (typeof item === "object") referencesOf(item, found);
    }
    return found;
  }
  const record = value as PlanRecord;
  for (const key in record) {
    const child = record[key];
    // No other key of this expression can contain a reference.
    if (key === "$literal") return found;
    if (typeof child === "object") referencesOf(child, found);
    else if (key === "$ref" && typeof child === "string") return found.add(child);
  }
  return found;
}

/** Ids of the lookups (`$data`) that a value uses, at any depth. */
export function dataOf(value: PlanValue): ReadonlySet<string> {
  const found = new Set<string>();
  walk(value, (object) => {
    const node = parse(object);
    if (node.kind === "data") found.add(node.id);
  });
  return found;
}

/** Ids that a dotted path into a resource's inputs refers to, at any depth. */
export function referencesAt({ inputs }: PlanResource, path: string): readonly string[] {
  return [...referencesOf(valueAt(inputs, path))];
}

/** The id of a `$ref`, also inside a `$secret`. */
export function refId(value: PlanValue | undefined): string | undefined {
  if (!isRecord(value)) return undefined;
  const { $ref: id, $secret: inner } = value;
  return typeof id === "string" ? id : inner === undefined ? undefined : refId(inner);
}

/** True if the value refers to the resource, at any depth. */
export function refersTo(value: PlanValue | undefined, id: string): boolean {
  return referencesOf(value).has(id);
}

const dependencies = new WeakMap<PlanResource, ReadonlySet<string>>();

/** Every id that a resource depends on: references in its inputs, and `dependsOn`. Cached, because resources are immutable. */
export function dependenciesOf(resource: PlanResource): ReadonlySet<string> {
  const known = dependencies.get(resource);
  if (known !== undefined) return known;
  const found = referencesOf(resource.inputs);
  for (const id of resource.options.dependsOn ?? []) found.add(id);
  dependencies.set(resource, found);
  return found;
}
