/** Which edited keys cause an operation, and on which lines they are. */
import type { Operation } from "../change/types.ts";
import type { PlanResource } from "../plan/types.ts";
import { editedPaths, touches } from "../source/edited-paths.ts";
import type { SpecSource } from "../source/types.ts";
import type { Cause, Pair } from "./types.ts";

/** Looks up causes for the operations of one pair. */
export class Causes {
  readonly #pair: Pair;
  readonly #edited: readonly string[] | undefined;
  readonly #operations: ReadonlyMap<string, Operation>;
  readonly #resources: ReadonlyMap<string, PlanResource>;
  readonly #known = new Map<string, Cause>();

  constructor(pair: Pair, operations: readonly Operation[]) {
    const { before, after } = pair;
    this.#pair = pair;
    this.#edited = before?.source && after?.source && editedPaths(before.source.tree, after.source.tree).map((path) => path.join("."));
    this.#operations = new Map(operations.map((one) => [one.id, one]));
    this.#resources = new Map([...(before?.plan?.resources ?? []), ...(after?.plan?.resources ?? [])].map((each) => [each.id, each]));
  }

  /** The edited keys behind an operation, and the resources through which they reach it. */
  of(operation: Operation): { readonly causes: readonly Cause[]; readonly chain: readonly string[] } {
    const chain: string[] = [];
    for (let one: Operation | undefined = operation; one !== undefined && chain.length < mostSteps;) {
      const keys = this.#keysOf(one);
      if (keys.length > 0) return { causes: keys.map((key) => this.#place(key)), chain };
      const next: string | undefined = one.properties.flatMap(({ through }) => through).find((id) => !chain.includes(id));
      if (next === undefined) break;
      chain.push(next);
      one = this.#operations.get(next);
    }
    return { causes: [], chain };
  }

  /** Keys of the properties that differ; of the resource itself if it comes or goes. */
  #keysOf({ id, kind, properties }: Operation): readonly string[] {
    const whole = kind === "create" || kind === "delete";
    const from = this.#resources.get(id)?.from ?? {};
    const replacing = properties.filter(({ replaces }) => replaces);
    const stated = whole
      ? Object.values(from).flat()
      : kind === "options"
        ? optionKeys(from)
        : keysIn(replacing.length > 0 ? replacing : properties);
    const keys = [...new Set(stated)].filter((key) => !key.startsWith("rule:"));
    const edited = this.#edited;
    return edited === undefined
      ? whole
        ? (from[""] ?? []).filter((key) => !key.startsWith("rule:"))
        : keys
      : keys.filter((key) => edited.some((path) => touches(path, key)));
  }

  #place(key: string): Cause {
    const known = this.#known.get(key) ?? this.#locate(key);
    this.#known.set(key, known);
    return known;
  }

  #locate(key: string): Cause {
    const path = this.#edited?.find((each) => touches(each, key)) ?? key;
    const deepest = (path.length > key.length ? path : key).split(".");
    const { before, after } = this.#pair;
    const place = placeIn(after?.source, deepest) ?? (before?.source === undefined ? undefined : placeIn(before.source, deepest));
    return place === undefined ? { key } : { key: deepest.join("."), ...place };
  }
}

/** Longer chains of references do not occur in a plan. */
const mostSteps = 64;

function placeIn(source: SpecSource | undefined, path: readonly string[]): Pick<Cause, "file" | "range"> | undefined {
  if (source === undefined || !source.isSet(path)) return undefined;
  const { file, range } = source.locate(path, "key");
  return { file, range };
}

function keysIn(properties: Operation["properties"]): readonly string[] {
  return properties.flatMap(({ from }) => from);
}

function optionKeys(from: PlanResource["from"]): readonly string[] {
  return Object.entries(from).flatMap(([property, keys]) => (property.startsWith("options.") ? keys : []));
}
