/** Which edited keys cause an operation, and on which lines they are. */
import type { Operation } from "../change/types.ts";
import type { Plan, PlanResource } from "../plan/types.ts";
import { editedKeys, type EditedKey } from "../model/edited-keys.ts";
import { touches } from "../source/edited-paths.ts";
import type { SpecSource } from "../source/types.ts";
import type { Cause, Pair } from "./types.ts";

/** Looks up causes for the operations of one pair. */
export class Causes {
  readonly #pair: Pair;
  readonly #edited: readonly EditedKey[] | undefined;
  readonly #operations: ReadonlyMap<string, Operation>;
  readonly #before: ReadonlyMap<string, PlanResource>;
  readonly #after: ReadonlyMap<string, PlanResource>;
  readonly #known = new Map<string, Cause>();

  constructor(pair: Pair, operations: readonly Operation[]) {
    const { before, after } = pair;
    this.#pair = pair;
    this.#edited = before?.source && after?.source && editedKeys(before.source.tree, after.source.tree);
    this.#operations = new Map(operations.map((one) => [one.id, one]));
    this.#before = byId(before?.plan);
    this.#after = byId(after?.plan);
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

  /** Edited keys of the properties that differ; of the resource itself if it comes or goes. Of plans alone, all keys. */
  #keysOf(operation: Operation): readonly string[] {
    const edited = this.#edited;
    const keys = [...new Set(this.#from(operation))].filter((key) => !key.startsWith("rule:"));
    if (edited === undefined) return keys;
    const byDefault = edited.filter(({ defaults }) => defaults.some((each) => keys.some((key) => touches(each, key))));
    return [...keys.filter((key) => edited.some((each) => touches(each.key, key))), ...byDefault.map(({ key }) => key)];
  }

  #from({ id, previousId = id, kind, properties }: Operation): readonly string[] {
    const [old, now] = [this.#before.get(previousId)?.from ?? {}, this.#after.get(id)?.from ?? {}];
    if (kind === "create" || kind === "delete") {
      const from = kind === "create" ? now : old;
      return this.#edited === undefined ? (from[""] ?? []) : Object.values(from).flat();
    }
    if (kind === "options") return [...optionKeys(old), ...optionKeys(now)];
    const replacing = properties.filter(({ replaces }) => replaces);
    return (replacing.length > 0 ? replacing : properties).flatMap(({ from }) => from);
  }

  #place(key: string): Cause {
    const known = this.#known.get(key) ?? this.#locate(key);
    this.#known.set(key, known);
    return known;
  }

  #locate(key: string): Cause {
    const path = this.#edited?.find((each) => touches(each.key, key))?.key ?? key;
    const deepest = (path.length > key.length ? path : key).split(".");
    const { before, after } = this.#pair;
    const place = placeIn(after?.source, deepest) ?? (before?.source === undefined ? undefined : placeIn(before.source, deepest));
    return place === undefined ? { key } : { key: deepest.join("."), ...place };
  }
}

/** Longer chains of references do not occur in a plan. */
const mostSteps = 64;

function byId(plan: Plan | undefined): ReadonlyMap<string, PlanResource> {
  return new Map(plan?.resources.map((each) => [each.id, each]));
}

function placeIn(source: SpecSource | undefined, path: readonly string[]): Pick<Cause, "file" | "range"> | undefined {
  if (source === undefined || !source.isSet(path)) return undefined;
  const { file, range } = source.locate(path, "key");
  return { file, range };
}

function optionKeys(from: PlanResource["from"]): readonly string[] {
  return Object.entries(from).flatMap(([property, keys]) => (property.startsWith("options.") ? keys : []));
}
