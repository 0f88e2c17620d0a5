/** Makes a spec with wrong keys fit the schema, so that the rules can check the keys that are right. */
import type { ErrorObject } from "ajv";
import type { KeyPath, Tree } from "../source/types.ts";
import { unknownKey } from "./schema/keys.ts";
import { mistakesOf, mostErrors } from "./schema/mistakes.ts";
import { nodeAt, type SchemaNode } from "./schema/metadata.ts";

/** A spec made to fit the schema. */
export interface FittedSpec {
  /** Absent when no repair made it fit. */
  readonly tree?: Tree;
  /** Dotted keys whose values were replaced or removed, and those that misspelled keys stand for. */
  readonly wrong: readonly string[];
  /** Unknown keys that stand for no known one: any key beside them may be meant. */
  readonly strange: readonly KeyPath[];
}

/** Repairing one key may reveal that another is missing (removing a misspelled key leaves a gap). More rounds have never been needed. */
const rounds = 4;

/** Removes unknown keys, and gives other wrong or missing keys the example of their schema. */
export function fitToSchema(tree: Tree, schema: SchemaNode, validate: Validator): FittedSpec {
  const copy = structuredClone(tree) as Record<string, unknown>;
  const wrong: string[] = [];
  const strange: KeyPath[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (validate(copy)) return { tree: copy, wrong, strange };
    // With this many errors, further ones do not help, and repairing takes longer than reading the spec.
    if ((validate.errors?.length ?? 0) > mostErrors) break;
    for (const { keyword, path } of mistakesOf(validate.errors ?? [], copy)) {
      // An error inside a list replaces the whole list.
      const position = path.findIndex((step) => typeof step === "number");
      const whole = (position < 0 ? path : path.slice(0, position)) as readonly string[];
      // No value is right under a name that is not allowed.
      replace(copy, whole, keyword === "propertyNames" ? undefined : sample(nodeAt(schema, whole)));
      wrong.push(whole.join("."));
      if (keyword !== "additionalProperties") continue;
      const { meant } = unknownKey(schema, path);
      if (meant === undefined) strange.push(path);
      else wrong.push(meant.join("."));
    }
  }
  return { wrong, strange };
}

type Validator = ((data: unknown) => boolean) & { readonly errors?: ErrorObject[] | null };

function replace(tree: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length > 0) {
    const inner = Object.hasOwn(tree, key) ? tree[key] : undefined;
    const below = inner === null || typeof inner !== "object" ? {} : inner;
    put(tree, key, below);
    replace(below as Record<string, unknown>, rest, value);
  } else if (value === undefined) delete tree[key];
  else put(tree, key, value);
}

/** Defines an own property. Assigning to `__proto__` would change the prototype. */
function put(tree: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(tree, key, { value, writable: true, enumerable: true, configurable: true });
}

/** A valid value: the example of the schema or, for a section, the examples of its required keys. */
function sample(node: SchemaNode): unknown {
  // A copy, because later rounds modify it and the schema is shared by the whole process.
  if (node.examples?.[0] !== undefined) return structuredClone(node.examples[0]);
  if (node.properties === undefined) return undefined;
  return Object.fromEntries((node.required ?? []).map((name) => [name, sample(node.properties?.[name] ?? {})]));
}
