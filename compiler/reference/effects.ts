/**
 * What a change of each key does, found by compiling a shipped spec with another legal value and comparing the plans
 * (tools/generate/effects). Read from the disk only when somebody asks.
 */
import { readFileSync } from "node:fs";
import { packageFile } from "../package/files.ts";

/**
 * From harmless to grave. `none`: no resource changes; `creation`: only what is left alone after creation; `refused`: AWS does not
 * do it; `in place`; `rollout`: tasks are replaced one after the other; `restart`: something is out for a while; `log
 * loss`: stored logs go; `replace`: something is deleted and made anew; `data loss`: with what it held.
 */
export const effectNames = ["none", "creation", "refused", "in place", "rollout", "restart", "log loss", "replace", "data loss"] as const;
export type EffectName = (typeof effectNames)[number];

/** Numbers of resources by Pulumi type. */
export type TypeCounts = Readonly<Record<string, number>>;

/** One change that was tried. */
export interface KeyEffect {
  /** Spec that it was tried on, `prod`. */
  readonly spec: string;
  /** Null: not set. */
  readonly from: unknown;
  readonly to: unknown;
  readonly effect: EffectName;
  readonly created?: TypeCounts;
  readonly deleted?: TypeCounts;
  readonly replaced?: TypeCounts;
  readonly updated?: TypeCounts;
  /** Ids of resources of which only Pulumi's own protection changes. */
  readonly options?: readonly string[];
  /** `<type> <property>` of what AWS refuses. */
  readonly impossible?: readonly string[];
  /** `<type> <property>` of updates that interrupt something. */
  readonly interrupted?: readonly string[];
  /** Ids of resources whose data goes. */
  readonly lost?: readonly string[];
  /** Ids of protected resources that would have to go: `up` refuses until their protection is off. */
  readonly refused?: readonly string[];
  /** USD a month more (or less, when negative), fixed and usage costs together. */
  readonly monthly?: number;
  /** The same with every service at its maximum of tasks; absent where that is no other amount. */
  readonly highest?: number;
  /** Settings of the provider that change: they concern every resource. */
  readonly provider?: readonly string[];
}

/** What was tried, by key. A key without an entry has no other legal value. */
export type KeyEffects = Readonly<Record<string, readonly KeyEffect[]>>;

/** Two folders below the project, as the bundler has it too. */
const file = packageFile("generated/effects.json");

let effects: KeyEffects | undefined;

/** Changes tried of one key; none where no other value is legal. */
export function effectsOf(key: string): readonly KeyEffect[] {
  effects ??= JSON.parse(readFileSync(file, "utf8")) as KeyEffects;
  return effects[key] ?? [];
}

/** The gravest of them. */
export function gravest(tried: readonly KeyEffect[]): EffectName {
  return effectNames[Math.max(0, ...tried.map(({ effect }) => effectNames.indexOf(effect)))]!;
}
