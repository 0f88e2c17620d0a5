/** What a resource takes from its provider instance: the region, which replaces it, and the default tags, which update it. */
import { isSameJson } from "../../canonical/equal.ts";
import { replacementFacts } from "../../plan/builder/replacement.ts";
import { isExpression } from "../../plan/expressions.ts";
import type { Plan, PlanInputs, PlanProvider, PlanResource, PlanValue } from "../../plan/types.ts";
import { isRecord, valueAt, type PlanRecord } from "../../plan/values.ts";

/** The inputs of the instance that manages the resource: the one that it names, or the one named after the package. */
function providerOf({ providers }: Plan, { type, options }: PlanResource): PlanProvider | undefined {
  return providers[options.provider ?? type.slice(0, type.indexOf(":"))];
}

/**
 * Inputs that the resource's provider adds, as the provider compares them. A resource that stays in the provider's region states it in
 * both plans, so that it differs if either the resource or the provider moves.
 */
export function fromProvider(plan: Plan, resource: PlanResource, inputs: PlanRecord): PlanInputs {
  const facts = replacementFacts(resource.type);
  const provider = providerOf(plan, resource);
  const region = inputs["region"] ?? provider?.inputs["region"];
  return {
    ...(facts?.replace.includes("region") === true && region !== undefined && { region }),
    ...(facts?.tagged === true && { tagsAll: { ...defaultTags(provider), ...tagsOf(inputs["tags"]) } }),
  };
}

/** Spec keys that decide what a provider gives to a property of its resources. */
const keys: Readonly<Record<string, readonly string[]>> = { region: ["region"], tagsAll: ["tags", "environment", "projectName"] };

export function keysOfProvider(property: string): readonly string[] {
  return keys[property] ?? [];
}

/** Do the two providers give every resource the same? Then no resource needs to be looked at. */
export function sameProviders(before: Plan, after: Plan): boolean {
  return isSameJson(before.providers, after.providers);
}

function defaultTags(provider: PlanProvider | undefined): PlanRecord {
  return tagsOf(valueAt(provider?.inputs, "defaultTags.tags"));
}

function tagsOf(value: PlanValue | undefined): PlanRecord {
  return isRecord(value) && !isExpression(value) ? value : ({} as PlanRecord);
}
