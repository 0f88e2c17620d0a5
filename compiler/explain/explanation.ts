/** Everything known about one key, and its effect in the given specs. */
import { keyPage, docsFolder } from "../diagnostics/docs.ts";
import type { Environment } from "../model/types.ts";
import type { Plan } from "../plan/types.ts";
import type { KeyPrice } from "../pricing/key-price.ts";
import type { KeyEffect } from "../reference/effects.ts";
import type { KeyFacts } from "../reference/keys.ts";
import { rulesOfKey } from "../reference/rule-facts.ts";
import { isTree } from "../source/merge.ts";
import type { KeyPath, SpecSource } from "../source/types.ts";
import { valueAt } from "../source/value-at.ts";
import { effectiveSchema, nodeAt, type SchemaNode } from "../validate/schema/metadata.ts";

/** One spec's value of the key. */
export interface Setting {
  readonly file: string;
  /** Undefined if the key has neither a value nor a default. */
  readonly value: unknown;
  /** Does the spec, or a spec that it extends, set the key? */
  readonly set: boolean;
  /** Where the key is set; undefined if it has its default. */
  readonly place: SettingPlace | undefined;
  /** The value in each service, worker or queue, if the key is one of theirs. */
  readonly entries: readonly Entry[];
  /** Properties of planned resources that the key caused. */
  readonly properties: readonly { readonly resource: string; readonly type: string; readonly property: string }[];
  /** The key's effect on the cost, to the cent; undefined if the spec has no plan. */
  readonly cost: KeyPrice<number> | undefined;
  readonly prices: RegionPrices | undefined;
}

export interface SettingPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A key of one entry: `sqs.extraQueues.mail.handlerSeconds`. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly place: SettingPlace | undefined;
}

/** Unit prices in a spec's region of what the key has a part in. */
export interface RegionPrices {
  readonly region: string;
  /** Date of the price book; empty if the region has none. */
  readonly date: string;
  readonly items: readonly { readonly item: string; readonly unit: string; readonly usd: string | null }[];
}

export interface Explanation {
  readonly key: KeyFacts;
  /** What other values do to one of the specs, or to the example environment. */
  readonly effects: readonly KeyEffect[];
  /** Names of the rules that check the key. */
  readonly rules: readonly string[];
  /** Page and anchor, relative to the project. */
  readonly docs: string;
  readonly settings: readonly Setting[];
  /** The key in the example environment of the default region, if no spec was given and the project has none. */
  readonly example: Setting | undefined;
}

/** A spec and the compilation results that exist. */
export interface ExplainedSpec {
  readonly file: string;
  readonly source: SpecSource;
  readonly environment: Environment | undefined;
  readonly plan: Plan | undefined;
  readonly cost: KeyPrice<number> | undefined;
  readonly prices: RegionPrices | undefined;
  /** Of one of the specs. */
  readonly effects: readonly KeyEffect[];
}

/** `example` is shown where there is no spec. */
export function explain(key: KeyFacts, specs: readonly ExplainedSpec[], example?: ExplainedSpec): Explanation {
  // Rules are recorded for the outermost key.
  const own = key.path
    .split(".")
    .slice(0, key.section === undefined ? 1 : 2)
    .join(".");
  return {
    key,
    effects: (example === undefined ? specs : [example]).flatMap(({ effects }) => effects),
    rules: rulesOfKey(own),
    docs: `${docsFolder}/${keyPage(own)}`,
    settings: specs.map((spec) => settingIn(spec, key.path)),
    example: example === undefined ? undefined : settingIn(example, key.path),
  };
}

function settingIn({ file, source, environment, plan, cost, prices }: ExplainedSpec, path: string): Setting {
  const steps = path.split(".");
  const set = source.isSet(steps);
  const tree: unknown = set || environment === undefined ? source.tree : environment.spec;
  const value = valueAt(tree, steps);
  const entries = entryPaths(environment?.spec ?? source.tree, steps).map((own): Entry => {
    const stated = source.isSet(own);
    return {
      key: own.join("."),
      value: valueAt(stated ? source.tree : environment?.spec, own),
      place: stated ? placeIn(source, own) : undefined,
    };
  });
  const keys = new Set([path, ...entries.map(({ key }) => key)]);
  return {
    file,
    value,
    set,
    place: set ? placeIn(source, steps) : undefined,
    entries,
    properties: (plan?.resources ?? []).flatMap(({ id, type, from }) =>
      Object.entries(from)
        .filter(([property, causes]) => property !== "" && causes.some((cause) => keys.has(cause)))
        .map(([property]) => ({ resource: id, type, property })),
    ),
    cost,
    prices,
  };
}

function placeIn(source: SpecSource, path: KeyPath): SettingPlace {
  const { file, range } = source.locate(path);
  return { file, line: range.line, column: range.column };
}

/** The paths that a documented path stands for in a spec: it leaves out the names of services, and positions in lists. Empty if it has none. */
function entryPaths(tree: unknown, steps: KeyPath): readonly KeyPath[] {
  const found = pathsFrom(tree, effectiveSchema(), steps, []);
  return found.filter((path) => path.length > steps.length);
}

function pathsFrom(value: unknown, node: SchemaNode, steps: KeyPath, above: KeyPath): readonly KeyPath[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [above];
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => pathsFrom(item, nodeAt(node, [index]), steps, [...above, index]));
  if (!isTree(value)) return [];
  const isNamed = typeof node.additionalProperties === "object" && node.properties?.[step] === undefined;
  if (isNamed) return Object.keys(value).flatMap((name) => pathsFrom(value[name], nodeAt(node, [name]), steps, [...above, name]));
  return pathsFrom(value[step], nodeAt(node, [step]), rest, [...above, step]);
}
