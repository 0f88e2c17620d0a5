/** Judging what is right in a spec of which some keys are wrong: those get a value that fits, and findings that depend on it go. */
import type { ErrorObject } from "ajv";
import type { Environment } from "../model/types.ts";
import { Traced } from "../plan/builder/traced.ts";
import type { Tree } from "../source/types.ts";
import { checkControls } from "../rules/check-controls.ts";
import { securityRules, specRules } from "../rules/index.ts";
import type { CheckOptions, RuleFinding } from "../rules/rule.ts";
import { mistakesOf, mostErrors } from "./schema/mistakes.ts";
import { nodeAt, type SchemaNode } from "./schema/metadata.ts";

/** A spec made to fit the schema. */
export interface Repaired {
  /** Undefined when it could not be made to fit. */
  readonly tree?: Tree;
  /** Dotted keys whose values are not the spec's own. */
  readonly wrong: readonly string[];
}

/** A key put right may show that another is missing (a misspelt one leaves a gap); more rounds have never been needed. */
const rounds = 4;

/** Removes what the schema does not know, and gives the other wrong or missing keys their schema's example. */
export function repair(tree: Tree, schema: SchemaNode, validate: Validator): Repaired {
  const copy = structuredClone(tree) as Record<string, unknown>;
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (validate(copy)) return { tree: copy, wrong };
    // So much is wrong that nothing else matters, and putting it right would take longer than reading it.
    if ((validate.errors?.length ?? 0) > mostErrors) break;
    for (const { keyword, path } of mistakesOf(validate.errors ?? [], copy)) {
      // What is wrong within a list takes the list with it.
      const position = path.findIndex((step) => typeof step === "number");
      const whole = (position < 0 ? path : path.slice(0, position)) as readonly string[];
      // Under a name that is not allowed no value is right.
      replace(copy, whole, keyword === "propertyNames" ? undefined : sample(nodeAt(schema, whole)));
      wrong.push(whole.join("."));
    }
  }
  return { wrong };
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

/** An own property, whatever its name: assigning to `__proto__` would reach every object of the process. */
function put(tree: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(tree, key, { value, writable: true, enumerable: true, configurable: true });
}

/** A value that the schema allows: its example, or for a section the examples of what it must state. */
function sample(node: SchemaNode): unknown {
  // A copy: later rounds write into it, and the schema is the process's own.
  if (node.examples?.[0] !== undefined) return structuredClone(node.examples[0]);
  if (node.properties === undefined) return undefined;
  return Object.fromEntries((node.required ?? []).map((name) => [name, sample(node.properties?.[name] ?? {})]));
}

/** As `checkSpec`, without the findings of rules that read a dotted key for which `touches` is true. */
export function checkUntouched(
  environment: Environment,
  { asOf }: CheckOptions,
  touches: (key: string) => boolean,
): readonly RuleFinding[] {
  const context = { asOf, securityRules };
  const found: RuleFinding[] = [];
  for (const rule of specRules) {
    const reads = new Set<string>();
    const findings = [...rule.checkSpec(tracked(environment, "", reads), context)];
    const { name, severity } = rule;
    if (![...reads].some(touches)) found.push(...findings.map((finding) => ({ severity, ...finding, rule: name })));
  }
  // Whether a control may be off depends on the class and on the waivers; it reads all other controls' keys as well.
  if (["class", "waivers"].some(touches)) return found;
  return [...found, ...[...checkControls(environment)].filter(({ key }) => !touches(key))];
}

/** The same object; `reads` gets the dotted spec key of everything that is read from it. */
function tracked<T extends object>(target: T, path: string, reads: Set<string>): T {
  const below = (key: string | symbol) => (path === "" ? String(key) : `${path}.${String(key)}`);
  return new Proxy(target, {
    get(object, key, receiver) {
      const value: unknown = Reflect.get(object, key, receiver);
      if (value instanceof Traced) for (const cause of value.from) reads.add(cause);
      else if (value !== null && typeof value === "object") return tracked(value, path === "" && key === "spec" ? "" : below(key), reads);
      else if (typeof value !== "function") reads.add(below(key));
      return value;
    },
    ownKeys(object) {
      if (path !== "") reads.add(path);
      return Reflect.ownKeys(object);
    },
  });
}
