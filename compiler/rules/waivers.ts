/** Evaluates the waivers of a spec: which rule they cover and where, whether the class allows them, and whether they are needed. */
import type { Environment } from "../model/types.ts";
import type { KeyPath } from "../source/types.ts";
import { controlsOff } from "./controls.ts";
import type { SecurityFacts, SecurityRule } from "./rule.ts";

export type Waiver = Environment["spec"]["waivers"][number];

/** A key or resource in a waiver, or neither if the waiver covers the whole environment. */
export interface WaiverEntry {
  /** Path within the waiver: `["key"]`, or `["key", 1]` in a list. */
  readonly path: KeyPath;
  readonly key?: string;
  readonly resource?: string;
}

/** The entries of a waiver, keys first. */
export function entriesOf({ key, resource }: Pick<Waiver, "key" | "resource">): readonly WaiverEntry[] {
  const entries = [
    ...listed("key", key).map(([path, each]) => ({ path, key: each })),
    ...listed("resource", resource).map(([path, each]) => ({ path, resource: each })),
  ];
  return entries.length > 0 ? entries : [{ path: ["rule"] }];
}

function listed(name: "key" | "resource", value: string | readonly string[] = []): readonly (readonly [path: KeyPath, text: string])[] {
  return typeof value === "string" ? [[[name], value]] : value.map((text, index) => [[name, index], text]);
}

/** The waiver that covers `rule` at a key or resource. A waiver that names neither covers the rule everywhere. */
export function waiverOf(environment: Environment, rule: string, at: Omit<WaiverEntry, "path">): Waiver | undefined {
  return environment.spec.waivers.find((waiver) => waiver.rule === rule && entriesOf(waiver).some((entry) => covers(entry, at)));
}

function covers({ key, resource }: WaiverEntry, at: Omit<WaiverEntry, "path">): boolean {
  return (key === at.key && resource === at.resource) || (key === undefined && resource === undefined);
}

/** Must environments of this class satisfy the rule, unless it is waived? */
export function isDemanded({ class: environmentClass }: Environment, { optional }: SecurityFacts): boolean {
  return isDemandedAnywhere(optional) && !(optional === "in-dev" && environmentClass === "dev");
}

/** Must at least environments of class prod satisfy the rule? */
export function isDemandedAnywhere(optional: SecurityFacts["optional"]): boolean {
  return optional !== "always" && optional !== "recommended";
}

/** Could an override or extra resource need this waiver? Whether one does is known only after they are applied to the plan. */
export function mayServeOverride({ spec: { overrides, extraResources } }: Environment, { key, resource }: WaiverEntry): boolean {
  if (key !== undefined) return false;
  const written = { ...overrides, ...extraResources };
  return resource === undefined ? Object.keys(written).length > 0 : Object.hasOwn(written, resource);
}

/** Is a control of the rule off at the waiver's key? */
export function waivesControl(
  environment: Environment,
  rule: string,
  { key, resource }: WaiverEntry,
  securityRules: readonly SecurityRule[],
): boolean {
  if (resource !== undefined) return false;
  return controlsOff(environment, securityRules).some((control) => control.rule === rule && (key === undefined || key === control.key));
}

/** A waiver, or an entry in its lists, that has no effect. */
export interface Unneeded {
  /** Path relative to the waiver. */
  readonly path: KeyPath;
  readonly message: string;
  readonly help: string;
}

/** Entries for which `why` returns a reason, or the waiver as a whole if that applies to all of them. */
export function unneeded(waiver: Waiver, why: (entry: WaiverEntry) => string | undefined): readonly Unneeded[] {
  const entries = entriesOf(waiver);
  const idle = entries.flatMap((entry) => {
    const reason = why(entry);
    return reason === undefined ? [] : [{ ...entry, reason }];
  });
  const nothing = `the waiver of ${waiver.rule} waives nothing`;
  if (idle.length === entries.length) return [{ path: ["rule"], message: `${nothing}: ${idle[0]!.reason}`, help: "remove the waiver" }];
  return idle.map(({ path, key, resource, reason }) => ({
    path,
    message: `${nothing} at \`${key ?? resource}\`: ${reason}`,
    help: `remove \`${key ?? resource}\` from the waiver`,
  }));
}

/** Why the class does not allow a waiver of this rule; undefined if it does. */
export function refusalOf(
  { class: environmentClass }: Environment,
  { name, security }: SecurityRule,
  { price }: Pick<Waiver, "price">,
): { message: string; help: string } | undefined {
  const { optional, demand, prodWaiver } = security;
  if (optional === "never") return { message: `${name} cannot be waived: ${demand}`, help: "this control costs nothing; leave it on" };
  if (!isDemandedAnywhere(optional) || environmentClass === "dev") return undefined;
  if (prodWaiver === undefined) return { message: `class prod may not waive ${name}: ${demand}`, help: "turn the control on" };
  if (prodWaiver === "price" && price === undefined) {
    return {
      message: `class prod may waive ${name} only with its price`,
      help: "add `price:` with the USD a month that the control would cost",
    };
  }
  return undefined;
}
