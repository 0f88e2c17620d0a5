/** Values of a key that may cost less, nearest first. */
import { cacheNodeMemoryGiB } from "../../aws/elasticache.ts";
import { dbClassMemoryGiB, dbClassVcpu, isPreviousGenerationDbClass } from "../../aws/rds.ts";
import { decimal } from "../../pricing/decimal.ts";
import type { PriceBook } from "../../pricing/price-book.ts";
import type { KeyNode } from "../../reference/schema.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { pricedClasses, smallerChoices } from "../smaller.ts";
import type { Change } from "./types.ts";

type Rung = Pick<Change, "to" | "depth" | "less">;

/** Steps down that are tried of a key with many values. */
const mostSteps = 4;

/** Empty if the value has no smaller one. The other values of an unordered choice all have depth 0. */
export function ladderOf(key: string, from: unknown, book: PriceBook): readonly Rung[] {
  const node = nodeAt(effectiveSchema(), key.split(".")) as KeyNode;
  if (typeof from === "boolean") return [{ to: !from, depth: 0, less: from }];
  if (typeof from === "string" && /^(db|cache)\./.test(from)) return classLadder(from, book);
  if (typeof from === "string") return smallerChoices(key, from, book).map((to) => ({ to, depth: 0, less: true }));
  if (typeof from === "number" && node.enum === undefined) return down(numberSteps(key, from, book, node));
  if (typeof from === "number") return down(withBounds(spread(smallerChoices(key, from, book) as readonly number[]), from, node));
  return down(smallerChoices(key, from, book));
}

function down(values: readonly unknown[]): readonly Rung[] {
  return values.map((to, depth) => ({ to, depth, less: true }));
}

function numberSteps(key: string, from: number, book: PriceBook, node: KeyNode): readonly number[] {
  const steps: number[] = [];
  for (let value = from; steps.length < mostSteps; value = steps.at(-1)!) {
    const [next] = smallerChoices(key, value, book) as readonly number[];
    if (next === undefined) break;
    steps.push(next);
  }
  const least = node.minimum;
  return withBounds(least === undefined || least >= from ? steps : [...steps, least], from, node);
}

/** The nearest, the farthest, and some between. */
function spread(values: readonly number[]): readonly number[] {
  const last = values.length - 1;
  if (last < mostSteps) return values;
  return Array.from({ length: mostSteps }, (_, index) => values[Math.round((index * last) / (mostSteps - 1))]!);
}

/** With the lowest values that need no waiver, in descending order. */
function withBounds(values: readonly number[], from: number, node: KeyNode): readonly number[] {
  const bounds = (node["x-controls"] ?? []).flatMap(({ below }) => (below !== undefined && below < from ? [below] : []));
  return [...new Set([...values, ...bounds])].sort((a, b) => b - a);
}

/** Classes of other families with the same vCPUs and memory, then smaller ones of the own and of the cheapest equal family. */
function classLadder(from: string, book: PriceBook): readonly Rung[] {
  const equal = equalClasses(from, book);
  const smaller = [from, ...equal.slice(0, 1)].flatMap((name) => smallerChoices("", name, book).slice(0, mostSteps));
  const bySize = [...smaller].sort((a, b) => capacity(b as string) - capacity(a as string));
  const sizes = [...new Set(bySize.map((name) => capacity(name as string)))];
  return [
    ...equal.map((to) => ({ to, depth: 0, less: false })),
    ...bySize.map((to) => ({ to, depth: sizes.indexOf(capacity(to as string)), less: true })),
  ];
}

/** Cheapest first. */
function equalClasses(from: string, book: PriceBook): readonly string[] {
  const { own, all } = pricedClasses(from, book);
  const same = (name: string) => capacity(name) === capacity(from) && dbClassVcpu(name) === dbClassVcpu(from);
  return all
    .filter(({ name, usd }) => name !== from && usd < (own ?? decimal(0)) && same(name) && !isPreviousGenerationDbClass(name))
    .sort((a, b) => (a.usd < b.usd ? -1 : 1))
    .map(({ name }) => name);
}

/** GiB of memory, by which classes are ordered. */
function capacity(name: string): number {
  return dbClassMemoryGiB(name) ?? cacheNodeMemoryGiB(name) ?? 0;
}
