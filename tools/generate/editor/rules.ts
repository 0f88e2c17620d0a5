/** Names of security rules for waivers, and the keys at which each can be waived. */
import { securityRules } from "../../../compiler/rules/index.ts";
import type { SecurityRule } from "../../../compiler/rules/rule.ts";
import { isDemandedAnywhere } from "../../../compiler/rules/waivers.ts";
import { controls } from "../../../generated/controls.ts";
import type { Suggestion } from "./suggest.ts";

/** Every security rule, those that an environment can waive first. */
export function ruleSuggestions(): readonly Suggestion[] {
  const waivable = securityRules.filter(canBeWaived);
  return [...waivable, ...securityRules.filter((rule) => !canBeWaived(rule))].map((rule) => ({
    value: rule.name,
    description: `${rule.title}. ${whoMayWaive(rule)}`,
  }));
}

/** Keys whose value can turn the rule off, by rule. Keys of entries that a spec names cannot be listed. */
export function controlKeys(): ReadonlyMap<string, readonly string[]> {
  const listed = securityRules.map(({ name, control }): [string, readonly string[]] => [
    name,
    [...new Set([...controls.filter(({ rule }) => rule === name).map(({ key }) => key), ...(control?.keys ?? [])])],
  ]);
  return new Map(
    listed
      .map(([name, keys]): [string, readonly string[]] => [name, keys.filter((key) => !key.includes("*"))])
      .filter(([, keys]) => keys.length > 0),
  );
}

function canBeWaived({ security }: SecurityRule): boolean {
  return isDemandedAnywhere(security.optional) && security.optional !== "never";
}

function whoMayWaive({ security }: SecurityRule): string {
  if (security.optional === "never") return "Cannot be waived.";
  if (!isDemandedAnywhere(security.optional)) return "Needs no waiver.";
  const dev = security.optional === "in-dev" ? "Class dev needs no waiver" : "Class dev may waive it";
  const prod = { price: "class prod may waive it and states the price", conflict: "class prod may waive it" };
  return `${dev}; ${security.prodWaiver === undefined ? "class prod must not waive it" : prod[security.prodWaiver]}.`;
}
