/** Everything known about one key, and its effect in the given specs. */
import { keyPage, docsFolder } from "../diagnostics/docs.ts";
import type { Environment } from "../model/types.ts";
import type { Plan } from "../plan/types.ts";
import type { KeyPrice } from "../pricing/key-price.ts";
import type { KeyEffect } from "../reference/effects.ts";
import type { KeyFacts } from "../reference/keys.ts";
import { rulesOfKey } from "../reference/rule-facts.ts";
import type { SpecSource } from "../source/types.ts";
import { valueAt } from "../source/value-at.ts";

/** One spec's value of the key. */
export interface Setting {
  readonly file: string;
  /** Undefined if the key has neither a value nor a default. */
  readonly value: unknown;
  /** Does the spec, or a spec that it extends, set the key? */
  readonly set: boolean;
  /** Where the key is set; undefined if it has its default. */
  readonly place: { readonly file: string; readonly line: number; readonly column: number } | undefined;
  /** Properties of planned resources that the key caused. */
  readonly properties: readonly { readonly resource: string; readonly type: string; readonly property: string }[];
  /** The key's effect on the cost, to the cent; undefined if the spec has no plan. */
  readonly cost: KeyPrice<number> | undefined;
  readonly prices: RegionPrices | undefined;
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
  const place = set ? source.locate(steps) : undefined;
  return {
    file,
    value,
    set,
    place: place === undefined ? undefined : { file: place.file, line: place.range.line, column: place.range.column },
    properties: (plan?.resources ?? []).flatMap(({ id, type, from }) =>
      Object.entries(from)
        .filter(([property, causes]) => property !== "" && causes.includes(path))
        .map(([property]) => ({ resource: id, type, property })),
    ),
    cost,
    prices,
  };
}
