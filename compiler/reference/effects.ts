/**
 * Effects of changing each key, determined by recompiling a shipped spec with another valid value and comparing the plans
 * (tools/generate/effects, compiler/change). Loaded on first use.
 */
import { readFileSync } from "node:fs";
import { packageFile } from "../package/files.ts";

/**
 * From harmless to severe. `none`: no resource changes; `creation`: only properties that are ignored after creation; `refused`: AWS rejects
 * the change; `in place`; `rollout`: tasks are replaced in a rolling deployment; `restart`: something is temporarily unavailable;
 * `log loss`: stored logs are deleted; `replace`: a resource is deleted and recreated; `data loss`: including its data.
 */
export const effectNames = ["none", "creation", "refused", "in place", "rollout", "restart", "log loss", "replace", "data loss"] as const;
export type EffectName = (typeof effectNames)[number];

/** Number of resources by Pulumi type. */
export type TypeCounts = Readonly<Record<string, number>>;

/** One change that was tried. */
export interface KeyEffect {
  /** Spec that the change was tried on, `prod`. */
  readonly spec: string;
  /** Null means not set. */
  readonly from: unknown;
  readonly to: unknown;
  readonly effect: EffectName;
  readonly created?: TypeCounts;
  readonly deleted?: TypeCounts;
  readonly replaced?: TypeCounts;
  readonly updated?: TypeCounts;
  /** Ids of resources of which only the options `protect` and `retainOnDelete` change. */
  readonly options?: readonly string[];
  /** `<type> <property>` of changes that AWS rejects. */
  readonly impossible?: readonly string[];
  /** `<type> <property>` of updates that cause an interruption. */
  readonly interrupted?: readonly string[];
  /** Ids of resources whose data is deleted. */
  readonly lost?: readonly string[];
  /** Ids of protected resources that would be deleted: `up` refuses until the protection is removed. */
  readonly refused?: readonly string[];
  /** Change in USD a month, fixed and usage costs together; negative for savings. */
  readonly monthly?: number;
  /** The same with every service at its maximum number of tasks; absent if the amount is equal. */
  readonly highest?: number;
  /** Changed settings of the provider, which affect every resource. */
  readonly provider?: readonly string[];
}

/** The changes that were tried, by key. A key without an entry has no other valid value. */
export type KeyEffects = Readonly<Record<string, readonly KeyEffect[]>>;

/** Path of the effects, both from the sources and from the bundle. */
const file = packageFile("generated/effects.json");

let effects: KeyEffects | undefined;

/** The changes that were tried for a key; empty if no other value is valid. */
export function effectsOf(key: string): readonly KeyEffect[] {
  effects ??= JSON.parse(readFileSync(file, "utf8")) as KeyEffects;
  return effects[key] ?? [];
}

/** Did a change of the key change the bill, or its maximum with autoscaling? */
export function movesBill(key: string): boolean {
  return effectsOf(key).some(({ monthly = 0, highest = 0 }) => monthly !== 0 || highest !== 0);
}

/** The most severe of the effects. */
export function gravest(tried: readonly KeyEffect[]): EffectName {
  return effectNames[Math.max(0, ...tried.map(({ effect }) => effectNames.indexOf(effect)))]!;
}
