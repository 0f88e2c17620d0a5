/** Removes traced values from a draft's inputs and collects the provenance of each property. */
import { sortNames } from "../../canonical/json.ts";
import { HashedName } from "./names.ts";
import { Traced } from "./traced.ts";
import type { PlanValue } from "../types.ts";

/** Called for each name that contains the replacement hash of its own resource. */
export type CompleteName = (name: HashedName) => string;

export interface Resolved {
  readonly value: PlanValue | undefined;
  readonly from: readonly string[];
}

/** A plain plan value and its provenance; undefined if the module omitted the property. */
export function resolveValue(value: unknown, completeName: CompleteName): Resolved {
  const origins: Origins = {};
  const plain = strip(value, origins, completeName);
  return { value: plain, from: origins.found === undefined ? none : sortNames([...origins.found]) };
}

/** Most values come from no spec key, so the set is created on first use. */
interface Origins {
  found?: Set<string>;
}

const none: readonly string[] = [];

/** Visits keys in canonical order, so that serialization does not have to sort them again. */
function strip(value: unknown, origins: Origins, completeName: CompleteName): PlanValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "object") return value as PlanValue;
  if (Array.isArray(value)) return stripItems(value, origins, completeName);
  // Most values are plain objects, and `instanceof` is expensive before the JIT optimizes it.
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

/** Merges adjacent text in a `$concat` and flattens nested ones. A concat of text alone becomes text. */
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
