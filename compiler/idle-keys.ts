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
import { Causes, type SpecKey } from "./plan/causes.ts";
import type { Plan } from "./plan/types.ts";
import { isTree } from "./source/merge.ts";
import type { SpecSource, Tree } from "./source/types.ts";
import { valueAt, withValueAt } from "./source/value-at.ts";
import { otherValues } from "./validate/schema/other-values.ts";
import { effectiveSchema, nodeAt, sectionsOf } from "./validate/schema/metadata.ts";
import { inYaml } from "./validate/schema/words.ts";

/**
 * key-without-effect, a warning, for each key that the spec itself sets, could leave out, and that changes nothing. Of keys in `known`, a
 * rule has said what is wrong.
 */
export function idleKeys(environment: Environment, source: SpecSource, plan: Plan, known: readonly Diagnostic[]): readonly Diagnostic[] {
  const causes = causesOf(plan);
  // Almost every key is a cause. The schema, which takes as long to read as the plan to make, is asked about the rest.
  const unnamed = modules.flatMap(({ name }) => unnamedBelow(source.tree[name], [name], causes));
  const told = new Set(known.map(({ key }) => key));
  const candidates = unnamed.filter(
    (key) => !told.has(key.join(".")) && isOwn(source, key) && isRemovable(source, key) && isOnlyPlanned(key),
  );
  if (candidates.length === 0) return [];
  const search = new Search(environment, source);
  return candidates.flatMap((key) => {
    if (!search.isIdle(key)) return [];
    return [describe(key, search.switchFor(key), environment, source)];
  });
}

/** Keys below a section, and below entries of its maps, that are no cause. Nothing is said about keys inside of one that is reported. */
function unnamedBelow(value: unknown, above: SpecKey, causes: Causes): readonly SpecKey[] {
  if (!isTree(value)) return [];
  return Object.entries(value).flatMap(([name, inner]): readonly SpecKey[] => {
    const key: SpecKey = [...above, name];
    if (!causes.names(key)) return [key];
    return causes.namesWhole(key) ? [] : unnamedBelow(inner, key, causes);
  });
}

/** Does the spec's own file set the key? A switch that is off promises nothing. */
function isOwn(source: SpecSource, key: SpecKey): boolean {
  return valueAt(source.tree, key) !== false && source.locate(key).layer === 0;
}

/** Can a plan depend on the key, and nothing else? */
function isOnlyPlanned(key: SpecKey): boolean {
  const node = nodeAt(effectiveSchema(), key);
  return node["x-plan"] !== false && node["x-checked"] !== true;
}

/** Could the spec leave the key out, and would that look different? A required key has to be there, whatever the others say. */
function isRemovable(source: SpecSource, key: SpecKey): boolean {
  return source.isInherited(key) || (accepts(without(source.tree, key)) && !isDefault(source.tree, key));
}

/** Would the key have the same value if the spec did not set it? */
function isDefault(tree: Tree, key: SpecKey): boolean {
  const bare = without(tree, key);
  const { spec } = buildEnvironment({ tree: bare, file: "", files: {} });
  return canonicalJson(valueAt(spec, key) ?? null) === canonicalJson(valueAt(tree, key));
}

/** Keys that some part of the plan names as its cause. A dashboard names every key that could add an alarm to it. */
function causesOf({ resources, data }: Plan): Causes {
  const exact = resources.filter(({ type }) => type !== "aws:cloudwatch/dashboard:Dashboard");
  return new Causes([...exact, ...Object.values(data)].flatMap(({ from = {} }) => Object.values(from).flat()));
}

function without(tree: Tree, [step, ...rest]: readonly string[]): Tree {
  const { [step!]: inner, ...others } = tree;
  return rest.length === 0 ? others : { ...others, [step!]: without(inner as Tree, rest) };
}

/** Plans of the same spec with other values. */
class Search {
  readonly #environment: Environment;
  readonly #tree: Tree;
  readonly #planned: string;
  readonly #flipped = new Map<string, Causes>();

  constructor(environment: Environment, { tree }: SpecSource) {
    this.#environment = environment;
    this.#tree = tree;
    this.#planned = withoutCauses(lowerEnvironment(environment));
  }

  /** Does no other value change the plan? False if there is no other value to try. */
  isIdle(key: SpecKey): boolean {
    const node = nodeAt(effectiveSchema(), key);
    let tried = 0;
    for (const value of otherValues(node, valueAt(this.#tree, key))) {
      const plan = this.#plan(value === undefined ? without(this.#tree, key) : withValueAt(this.#tree, key, value));
      if (plan === undefined) continue;
      if (withoutCauses(plan) !== this.#planned) return false;
      tried += 1;
    }
    return tried > 0;
  }

  /** The key that would give this one an effect, and the value that does. */
  switchFor(key: SpecKey): Switch | undefined {
    for (const other of switchesNear(key))
      for (const value of this.#positions(other)) if (this.#causesWith(other, value).names(key)) return { key: other, value };
    return undefined;
  }

  /** Other positions of a switch: a flipped boolean, other choices, and an example where nothing is set. */
  #positions(key: SpecKey): readonly unknown[] {
    const node = nodeAt(effectiveSchema(), key);
    const current = valueAt(this.#environment.spec, key);
    if (typeof current === "boolean") return [!current];
    if (node.enum !== undefined) return node.enum.filter((choice) => choice !== current).slice(0, 3);
    return current === undefined || current === 0 ? (node.examples ?? []).slice(0, 1) : [];
  }

  #causesWith(key: SpecKey, value: unknown): Causes {
    const id = `${key.join(".")}=${JSON.stringify(value)}`;
    const known = this.#flipped.get(id);
    if (known !== undefined) return known;
    const plan = this.#plan(withValueAt(this.#tree, key, value));
    const causes = plan === undefined ? new Causes([]) : causesOf(plan);
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

interface Switch {
  readonly key: SpecKey;
  readonly value: unknown;
}

/** Keys beside this one, those that its description mentions first; then keys farther away that it mentions. */
function switchesNear(key: SpecKey): readonly SpecKey[] {
  const root = effectiveSchema();
  const words = new Set([...(nodeAt(root, key).description ?? "").matchAll(/`(\w+)`/g)].map(([, word]) => word!));
  const keysIn = (above: SpecKey) => Object.keys(nodeAt(root, above).properties ?? {}).map((name): SpecKey => [...above, name]);
  const isMentioned = (other: SpecKey) => words.has(other.at(-1)!);
  const beside = keysIn(key.slice(0, -1));
  const above = key.slice(2).map((_step, depth) => key.slice(0, depth + 1));
  const far = [...above.reverse(), ...sectionsOf(root).map(([section]) => [section])].flatMap(keysIn);
  const ranked = [...beside.filter(isMentioned), ...beside.filter((other) => !isMentioned(other)), ...far.filter(isMentioned)];
  return ranked.filter((other) => other.join(".") !== key.join("."));
}

/** What would be deployed: the plan without the keys that caused it. */
function withoutCauses({ resources, ...rest }: Plan): string {
  return canonicalJson({ ...rest, resources: resources.map(({ from: _from, ...resource }) => resource) });
}

function describe(key: SpecKey, needed: Switch | undefined, environment: Environment, source: SpecSource): Diagnostic {
  const dotted = key.join(".");
  const place = source.locate(key);
  if (needed === undefined) {
    const message = `\`${dotted}\` has no effect with the other keys as they are`;
    return { ...problem("key-without-effect", place, message, { help: "remove it", key: dotted }), severity: "warning" };
  }
  const [above, aboveNeeded] = [key, needed.key].map((path) => path.slice(0, -1).join("."));
  const name = above === aboveNeeded ? needed.key.at(-1) : needed.key.join(".");
  const current = valueAt(environment.spec, needed.key);
  const state = current === undefined ? "is not set" : `is \`${inYaml(current)}\``;
  const { file, range } = source.locate(needed.key);
  const related = source.isSet(needed.key) ? [{ file, range, message: state }] : [];
  const isChoice = typeof needed.value === "boolean" || nodeAt(effectiveSchema(), needed.key).enum !== undefined;
  const help = `remove it, or set \`${name}${isChoice ? `: ${inYaml(needed.value)}` : ""}\``;
  const message = `\`${dotted}\` has no effect while \`${name}\` ${state}`;
  return { ...problem("key-without-effect", place, message, { help, key: dotted, related }), severity: "warning" };
}
