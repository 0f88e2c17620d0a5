/**
 * Keys that a spec sets although they change nothing, because of another key (`redisNumCacheNodes` with the split on). Found by trying: a
 * key that no part of the plan names as its cause is given other values, and the plans are compared.
 */
import { accepts } from "../generated/validators/accepts.js";
import { canonicalJson } from "./canonical/json.ts";
import { problem } from "./diagnostics/make.ts";
import type { Diagnostic } from "./diagnostics/types.ts";
import { buildEnvironment } from "./model/index.ts";
import type { Environment } from "./model/types.ts";
import { lowerEnvironment } from "./modules/lower.ts";
import { modules } from "./modules/registry.generated.ts";
import type { Plan } from "./plan/types.ts";
import type { SpecSource, Tree } from "./source/types.ts";
import { valueAt, withValueAt } from "./source/value-at.ts";
import { otherValues } from "./validate/schema/other-values.ts";
import { effectiveSchema, nodeAt, sectionsOf } from "./validate/schema/metadata.ts";
import { inYaml } from "./validate/schema/words.ts";

type Key = readonly [section: string, name: string];

/** key-without-effect, a warning, for each key that the spec itself sets, could leave out, and that changes nothing. */
export function idleKeys(environment: Environment, source: SpecSource, plan: Plan): readonly Diagnostic[] {
  const causes = causesOf(plan);
  // Almost every key is a cause. The schema, which takes as long to read as the plan to make, is asked about the rest.
  const candidates = ownKeys(source).filter((key) => !isCause(key, causes) && isRemovable(source, key) && isPlanned(key));
  if (candidates.length === 0) return [];
  const search = new Search(environment, source);
  return candidates.flatMap((key) => {
    if (!search.isIdle(key)) return [];
    return [describe(key, search.switchFor(key), environment, source)];
  });
}

/** Keys of modules that the spec's own file sets. A switch that is off promises nothing. */
function ownKeys(source: SpecSource): readonly Key[] {
  const keys = modules.flatMap(({ name: section }) => Object.keys(sectionOf(source.tree, section)).map((name): Key => [section, name]));
  return keys.filter((key) => valueAt(source.tree, key) !== false && source.locate(key).layer === 0);
}

/** Can a plan depend on the key? */
function isPlanned(key: Key): boolean {
  return nodeAt(effectiveSchema(), key)["x-plan"] !== false;
}

/** Could the spec leave the key out, and would that look different? A required key has to be there, whatever the others say. */
function isRemovable(source: SpecSource, key: Key): boolean {
  return source.isInherited(key) || (!isDefault(source.tree, key) && accepts(without(source.tree, key)));
}

function sectionOf(tree: Tree, section: string): Tree {
  const value = tree[section];
  return value !== null && typeof value === "object" ? (value as Tree) : {};
}

/** Would the key have the same value if the spec did not set it? */
function isDefault(tree: Tree, key: Key): boolean {
  const bare = without(tree, key);
  const { spec } = buildEnvironment({ tree: bare, file: "", files: {} });
  return canonicalJson(valueAt(spec, key) ?? null) === canonicalJson(valueAt(tree, key));
}

/** Keys that some part of the plan names as its cause. A dashboard names every key that could add an alarm to it. */
function causesOf({ resources, data }: Plan): ReadonlySet<string> {
  const exact = resources.filter(({ type }) => type !== "aws:cloudwatch/dashboard:Dashboard");
  return new Set([...exact, ...Object.values(data)].flatMap(({ from = {} }) => Object.values(from).flat()));
}

function isCause(key: Key, causes: ReadonlySet<string>): boolean {
  const dotted = key.join(".");
  return causes.has(dotted) || [...causes].some((cause) => cause.startsWith(`${dotted}.`));
}

function without(tree: Tree, [section, name]: Key): Tree {
  const { [name]: _old, ...rest } = tree[section] as Record<string, unknown>;
  return { ...tree, [section]: rest };
}

/** Plans of the same spec with other values. */
class Search {
  readonly #environment: Environment;
  readonly #tree: Tree;
  readonly #planned: string;
  readonly #flipped = new Map<string, ReadonlySet<string>>();

  constructor(environment: Environment, { tree }: SpecSource) {
    this.#environment = environment;
    this.#tree = tree;
    this.#planned = withoutCauses(lowerEnvironment(environment));
  }

  /** Does no other value change the plan? False if there is no other value to try. */
  isIdle(key: Key): boolean {
    const node = nodeAt(effectiveSchema(), key);
    let tried = 0;
    for (const value of otherValues(node, valueAt(this.#tree, key))) {
      const plan = this.#plan(withValueAt(this.#tree, key, value));
      if (plan === undefined) continue;
      if (withoutCauses(plan) !== this.#planned) return false;
      tried += 1;
    }
    return tried > 0;
  }

  /** The key that would give this one an effect, and the value that does. */
  switchFor([section, name]: Key): { readonly key: Key; readonly value: unknown } | undefined {
    const { properties = {} } = nodeAt(effectiveSchema(), [section]);
    const mentioned = [...(properties[name]?.description ?? "").matchAll(/`(\w+)`/g)].map(([, word]) => word!);
    const rank = (other: string) => (mentioned.includes(other) ? 0 : 1);
    const own = Object.keys(properties)
      .sort((a, b) => rank(a) - rank(b))
      .map((other): Key => [section, other]);
    const far = sectionsOf(effectiveSchema()).flatMap(([other, node]) =>
      other === section ? [] : mentioned.filter((word) => Object.hasOwn(node.properties ?? {}, word)).map((word): Key => [other, word]),
    );
    for (const key of [...own, ...far]) {
      if (key[0] === section && key[1] === name) continue;
      for (const value of this.#positions(key)) if (isCause([section, name], this.#causesWith(key, value))) return { key, value };
    }
    return undefined;
  }

  /** Other positions of a switch: a flipped boolean, other choices, and an example where nothing is set. */
  #positions(key: Key): readonly unknown[] {
    const node = nodeAt(effectiveSchema(), key);
    const current = valueAt(this.#environment.spec, key);
    if (typeof current === "boolean") return [!current];
    if (node.enum !== undefined) return node.enum.filter((choice) => choice !== current).slice(0, 3);
    return current === undefined || current === 0 ? (node.examples ?? []).slice(0, 1) : [];
  }

  #causesWith(key: Key, value: unknown): ReadonlySet<string> {
    const id = `${key.join(".")}=${JSON.stringify(value)}`;
    const known = this.#flipped.get(id);
    if (known !== undefined) return known;
    const plan = this.#plan(withValueAt(this.#tree, key, value));
    const causes = plan === undefined ? new Set<string>() : causesOf(plan);
    this.#flipped.set(id, causes);
    return causes;
  }

  #plan(tree: Tree): Plan | undefined {
    if (!accepts(tree)) return undefined;
    const { file, files } = this.#environment;
    try {
      return lowerEnvironment(buildEnvironment({ tree, file, files }));
    } catch {
      // Modules may rely on rules that would refuse this value.
      return undefined;
    }
  }
}

/** What would be deployed: the plan without the keys that caused it. */
function withoutCauses({ resources, ...rest }: Plan): string {
  return canonicalJson({ ...rest, resources: resources.map(({ from: _from, ...resource }) => resource) });
}

function describe(key: Key, needed: ReturnType<Search["switchFor"]>, environment: Environment, source: SpecSource): Diagnostic {
  const dotted = key.join(".");
  const place = source.locate(key);
  if (needed === undefined) {
    const message = `\`${dotted}\` has no effect with the other keys as they are`;
    return { ...problem("key-without-effect", place, message, { help: "remove it", key: dotted }), severity: "warning" };
  }
  const name = needed.key[0] === key[0] ? needed.key[1] : needed.key.join(".");
  const current = valueAt(environment.spec, needed.key);
  const state = current === undefined ? "is not set" : `is \`${inYaml(current)}\``;
  const { file, range } = source.locate(needed.key);
  const related = source.isSet(needed.key) ? [{ file, range, message: state }] : [];
  const isChoice = typeof needed.value === "boolean" || nodeAt(effectiveSchema(), needed.key).enum !== undefined;
  const help = `remove it, or set \`${name}${isChoice ? `: ${inYaml(needed.value)}` : ""}\``;
  const message = `\`${dotted}\` has no effect while \`${name}\` ${state}`;
  return { ...problem("key-without-effect", place, message, { help, key: dotted, related }), severity: "warning" };
}
