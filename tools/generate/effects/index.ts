/**
 * generated/effects.json: what a change of each key does. Computed, not written by hand: each frozen spec is compiled with another legal
 * value of the key, and the plans are compared.
 */
import { isDeepStrictEqual } from "node:util";
import { prettyJson } from "../../../compiler/canonical/json.ts";
import { addedCost } from "../../../compiler/cost/compare.ts";
import type { Totals } from "../../../compiler/cost/index.ts";
import { costAtShippedPrices } from "../../../compiler/cost/shipped-prices.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import type { Compiled } from "../../../compiler/compile.ts";
import { summarize } from "../../../compiler/reference/summarize.ts";
import { allKeys, type KeyFacts } from "../../../compiler/reference/keys.ts";
import { topLevel, type KeyNode } from "../../../compiler/reference/schema.ts";
import type { KeyEffect } from "../../../compiler/reference/effects.ts";
import { valueAt } from "../../../compiler/source/value-at.ts";
import { allWaivers } from "../../fixtures/waivers.ts";
import type { GeneratedFiles } from "../generated-files.ts";
import { compileOver } from "../overlay.ts";
import { candidatesOf } from "./candidates.ts";
import type { frozenSpecs } from "../../fixtures/project.ts";

/** Number of changes to keep per key: two directions, and one more if it differs. */
const most = 3;

/** Number of plans to compare per key on one spec. */
const mostTried = 4;

/** Keys that cannot change alone: a change of the first requires the second. */
const companions: Readonly<Record<string, (value: unknown) => Record<string, unknown>>> = {
  region: (value) => ({ vpc: { availabilityZones: [`${String(value)}a`, `${String(value)}b`] } }),
  "vpc.enableIpv6Egress": (value) =>
    value === true
      ? {
          vpc: { enableIpv6Egress: true, enableIpv6: true, natGateways: 0, enableInterfaceEndpoints: true },
          ecsServices: {
            databaseSetupImage: "412356789014.dkr.ecr.eu-central-1.amazonaws.com/ecr-public/docker/library/postgres:17.5-alpine3.21",
          },
        }
      : {},
};

/** Production first: that is what readers want to know. */
const productionFirst: readonly (typeof frozenSpecs)[number][] = ["prod", "prod-100k", "dev"];

/** Settings of the key's section in both plans, without which a small step of the key changes nothing: handler times count in whole minutes. */
const settings: Readonly<Record<string, Record<string, unknown>>> = {
  "sqs.pushQueueHandlerSeconds": { pushQueueHandlerSeconds: 300, pushQueueVisibilityTimeoutSeconds: 43_200 },
  "sqs.offlineQueueHandlerSeconds": { offlineQueueHandlerSeconds: 300, offlineQueueVisibilityTimeoutSeconds: 43_200 },
};

interface Base {
  readonly name: string;
  readonly compiled: Compiled;
}

/** The generated file, of all keys or of the first ones. */
export function effectFiles(keys = Infinity): GeneratedFiles {
  const bases = productionFirst.map((name) => ({ name, compiled: compileWith(name, {}) }));
  const effects: Record<string, readonly KeyEffect[]> = {};
  for (const key of allKeys().slice(0, keys)) {
    const tried = tryKey(key, bases);
    if (tried.length > 0) effects[key.path] = tried;
  }
  return new Map([["generated/effects.json", prettyJson(effects)]]);
}

function compileWith(base: string, over: Record<string, unknown>): Compiled {
  const waivers = allWaivers(base === "dev" || over["class"] === "dev" ? "dev" : "prod");
  return compileOver(base, { waivers, ...over }, { ignoreBudget: true });
}

/** The changes on the first spec where the key has an effect; else on the first spec that accepts another value. */
function tryKey(key: KeyFacts, frozen: readonly Base[]): readonly KeyEffect[] {
  const node = nodeOf(key);
  const set = settings[key.path];
  const bases = set === undefined ? frozen : frozen.map(({ name }) => ({ name, compiled: compileWith(name, { [key.section!]: set }) }));
  let fallback: readonly KeyEffect[] = [];
  for (const base of bases) {
    const current = valueOf(base, key.path);
    const others = bases.map((other) => valueOf(other, key.path));
    const tried = tryOn(base, key, candidatesOf(key, node, current, others), current);
    if (tried.some(({ effect }) => effect !== "none")) return tried;
    if (fallback.length === 0) fallback = tried.slice(0, 1);
  }
  return fallback;
}

function tryOn({ name, compiled }: Base, key: KeyFacts, candidates: readonly unknown[], current: unknown): readonly KeyEffect[] {
  const found: KeyEffect[] = [];
  let legal = 0;
  for (const to of candidates) {
    const { plan } = compileWith(name, overrideOf(key, to));
    if (plan === undefined) continue;
    const effect = {
      spec: name,
      from: current ?? null,
      to: to ?? null,
      ...summarize(compiled.plan!, plan),
      ...addedCost(billOf(compiled.plan!), billOf(plan)),
    };
    const shape = ({ from: _from, to: _to, monthly: _monthly, highest: _highest, ...rest }: KeyEffect) => rest;
    // Show two directions even if they have the same effect; after that, only new effects.
    if (found.length < 2 || !found.some((other) => isDeepStrictEqual(shape(other), shape(effect)))) found.push(effect);
    legal += 1;
    if (found.length === most || legal === mostTried) break;
  }
  const doing = found.filter(({ effect }) => effect !== "none");
  return doing.length > 0 ? doing : found;
}

const bills = new WeakMap<Plan, Totals>();

function billOf(plan: Plan): Totals {
  const known = bills.get(plan) ?? costAtShippedPrices(plan).totals;
  bills.set(plan, known);
  return known;
}

function overrideOf({ path, section, name }: KeyFacts, value: unknown): Record<string, unknown> {
  const own = section === undefined ? { [name]: value } : { [section]: { ...settings[path], [name]: value } };
  return { ...own, ...companions[path]?.(value) };
}

function valueOf({ compiled }: Base, path: string): unknown {
  return valueAt(compiled.environment!.spec, path.split("."));
}

function nodeOf({ section, name }: KeyFacts): KeyNode {
  const top = new Map(topLevel());
  return section === undefined ? top.get(name)! : top.get(section)!.properties![name]!;
}
