/** Waivers of the spec: which rule they cover where, and whether the class allows them. */
import type { Environment } from "../model/types.ts";
import { securityRow } from "./security-rows.ts";

export type Waiver = Environment["spec"]["waivers"][number];

/** The waiver that covers `rule` at `key`; one without key and resource covers the rule everywhere. */
export function waiverOf(environment: Environment, rule: string, key?: string, resource?: string): Waiver | undefined {
  return environment.spec.waivers.find((waiver) => {
    if (waiver.rule !== rule) return false;
    if (waiver.key !== undefined) return waiver.key === key;
    return waiver.resource === undefined || waiver.resource === resource;
  });
}

/** Is it a waiver that an override of the spec may need? Which it needs is known when the overrides meet the plan. */
export function mayServeOverride({ spec: { overrides } }: Environment, { key, resource }: Waiver): boolean {
  if (key !== undefined) return false;
  return resource === undefined ? Object.keys(overrides).length > 0 : Object.hasOwn(overrides, resource);
}

/** Why the class does not allow a waiver of this rule; nothing when it does. */
export function refusalOf(environment: Environment, waiver: Pick<Waiver, "rule" | "price">): { message: string; help: string } | undefined {
  const row = securityRow(waiver.rule);
  if (row === undefined) return undefined;
  if (row.strictness === "N")
    return { message: `${row.code} cannot be waived: ${row.demand}`, help: "this control costs nothing; leave it on" };
  if (row.strictness === "X" || environment.class === "dev") return undefined;
  if (row.prodWaiver === undefined) return { message: `class prod may not waive ${row.code}: ${row.demand}`, help: "turn the control on" };
  if (row.prodWaiver === "price" && waiver.price === undefined) {
    return {
      message: `class prod may waive ${row.code} only with its price`,
      help: "add `price:` with the USD a month that the control would cost",
    };
  }
  return undefined;
}
