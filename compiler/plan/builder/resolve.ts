/** Takes traced values out of a draft's inputs and gathers what caused each property. */
import { sortNames } from "../../canonical/json.ts";
import { HashedName } from "./names.ts";
import { Traced } from "./traced.ts";
import type { PlanValue } from "../types.ts";

/** Called for a name that carries the replacement hash of its own resource. */
export type CompleteName = (name: HashedName) => string;

export interface Resolved {
  readonly value: PlanValue | undefined;
  readonly from: readonly string[];
}

/** A plain plan value and where it comes from; `undefined` where the module left the property out. */
export function resolveValue(value: unknown, completeName: CompleteName): Resolved {
  const origins: Origins = {};
  const plain = strip(value, origins, completeName);
  return { value: plain, from: origins.found === undefined ? none : sortNames([...origins.found]) };
}

/** Most values come from no key: the set is made when the first one appears. */
interface Origins {
  found?: Set<string>;
}

const none: readonly string[] = [];

/** Keys are walked in their canonical order, so that writing the plan does not have to sort it again. */
function strip(value: unknown, origins: Origins, completeName: CompleteName): PlanValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "object") return value as PlanValue;
  if (Array.isArray(value)) return stripItems(value, origins, completeName);
  // Most values are plain maps, and `instanceof` is dear where nothing is optimised.
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    if (value instanceof Traced) {
      origins.found ??= new Set();
      const { from } = value;
      for (let index = 0; index < from.length; index++) origins.found.add(from[index]!);
      return strip(value.value, origins, completeName);
    }
    if (value instanceof HashedName) return completeName(value);
  }
  const result: Record<string, PlanValue> = {};
  const keys = sortNames(Object.keys(value));
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index]!;
    const plain = strip((value as Record<string, unknown>)[key], origins, completeName);
    if (plain !== undefined) result[key] = plain;
  }
  return keys[0] === "$concat" && "$concat" in result ? joinLiterals(result as { $concat: PlanValue[] }) : result;
}

function stripItems(items: readonly unknown[], origins: Origins, completeName: CompleteName): PlanValue[] {
  const result: PlanValue[] = [];
  for (let index = 0; index < items.length; index++) {
    const plain = strip(items[index], origins, completeName);
    if (plain !== undefined) result.push(plain);
  }
  return result;
}

/** Adjacent text in a `$concat` becomes one part, nested ones are flattened, and a concat of text alone is text. */
function joinLiterals({ $concat }: { readonly $concat: readonly PlanValue[] }): PlanValue {
  const parts: PlanValue[] = [];
  for (const part of $concat.flatMap((item) => (isConcat(item) ? item.$concat : [item]))) {
    const last = parts.length - 1;
    const isText = typeof part === "string" || typeof part === "number";
    if (isText && typeof parts[last] === "string") parts[last] += String(part);
    else parts.push(isText ? String(part) : part);
  }
  return parts.length === 1 && typeof parts[0] === "string" ? parts[0] : { $concat: parts };
}

function isConcat(value: PlanValue): value is { readonly $concat: readonly PlanValue[] } {
  return value !== null && typeof value === "object" && "$concat" in value;
}
