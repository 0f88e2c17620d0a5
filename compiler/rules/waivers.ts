/** Waivers of the spec: which rule they cover where, and whether the class allows them. */
import type { Environment } from "../model/types.ts";
import type { SecurityRule } from "./rule.ts";

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
export function refusalOf(
  { class: environmentClass }: Environment,
  { name, security }: SecurityRule,
  { price }: Pick<Waiver, "price">,
): { message: string; help: string } | undefined {
  const { optional, demand, prodWaiver } = security;
  if (optional === "never") return { message: `${name} cannot be waived: ${demand}`, help: "this control costs nothing; leave it on" };
  if (optional === "always" || environmentClass === "dev") return undefined;
  if (prodWaiver === undefined) return { message: `class prod may not waive ${name}: ${demand}`, help: "turn the control on" };
  if (prodWaiver === "price" && price === undefined) {
    return {
      message: `class prod may waive ${name} only with its price`,
      help: "add `price:` with the USD a month that the control would cost",
    };
  }
  return undefined;
}
