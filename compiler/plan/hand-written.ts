/** What people write into a plan by hand, in `overrides` and `extraResources`, and how its references are read. */
import { evaluated } from "./evaluated.ts";
import type { Knowledge } from "./known.ts";
import type { PathElement, PlanResource, PlanValue } from "./types.ts";
import { isList, member } from "./values.ts";

/** Did the spec write values of the resource itself, in `overrides` or `extraResources`? Everything else comes from modules. */
export function isHandWritten(resource: PlanResource): boolean {
  return isExtra(resource) || Object.keys(resource.from).some((property) => isOverridden(resource, property));
}

/** The properties whose values the spec wrote. Modules write the other properties of a resource with an override. */
export function handWrittenInputs(resource: PlanResource): readonly (readonly [property: string, value: PlanValue])[] {
  return Object.entries(resource.inputs).filter(([property]) => isExtra(resource) || isOverridden(resource, property));
}

function isExtra({ module }: PlanResource): boolean {
  return module === "extraResources";
}

function isOverridden({ from }: PlanResource, property: string): boolean {
  return from[property]?.some((cause) => cause.startsWith("overrides.")) === true;
}

/** Inputs that name the resource itself. A reference to one of them means the resource; its address range means its network. */
const identifying = /^(id|name|bucket|family|identifier|clusterIdentifier|replicationGroupId|clusterId|cidrBlock|ipv6CidrBlock)$/;

/**
 * The resources with everything evaluated that is known before deployment. A reference that somebody wrote by hand means a resource only
 * where it names its identity: `{$ref: role.description}` is the text that stands there, which may be the ARN of any other role.
 */
export function evaluatedResources(resources: readonly PlanResource[], all: readonly PlanResource[] = resources): readonly PlanResource[] {
  const written = resources.filter(isHandWritten);
  if (written.length === 0) return resources.map((resource) => evaluated(resource));
  const byId = new Map(all.map((resource) => [resource.id, resource]));
  const followed: Knowledge = {
    output: ({ id, path }) => {
      if (path.length === 1 && identifying.test(String(path[0]))) return undefined;
      return path.reduce(stepInto, byId.get(id)?.inputs);
    },
  };
  return resources.map((resource) => (isHandWritten(resource) ? evaluated(resource, followed) : evaluated(resource)));
}

function stepInto(value: PlanValue | undefined, step: PathElement): PlanValue | undefined {
  if (typeof step === "number") return isList(value) ? value[step] : undefined;
  return typeof step === "string" ? member(value, step) : undefined;
}
