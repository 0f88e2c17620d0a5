/** Reports the spec lines that caused a failed resource, in addition to the provider's message. */
import * as log from "@pulumi/pulumi/log/index.js";
import type { ErrorHookArgs } from "@pulumi/pulumi/resource.js";
import { DependencyResource, ErrorHook } from "@pulumi/pulumi/resource.js";
import { printableLines } from "../diagnostics/render/printable.ts";
import type { Plan, PlanResource } from "../plan/types.ts";
import type { LoadedPlan } from "./load.ts";
import type { Locate } from "./spec-positions.ts";
import { locateKeys } from "./spec-positions.ts";
import type { Stack } from "./stack.ts";

/** Locates lines of the plan's spec. It parses the spec on the first call, because a successful run needs no positions. */
export type Locator = () => Promise<Locate>;

/** Locator for the spec of `loaded`. The plan's own spec comes first, because it takes precedence over those that it extends. */
export function specLocator({ plan, spec }: LoadedPlan, stack: Stack): Locator {
  const files = Object.keys(plan.spec.files).sort((a, b) => Number(b === spec) - Number(a === spec));
  let located: Promise<Locate> | undefined;
  return () => (located ??= locateKeys(stack.root, files));
}

/** The error hook of every resource. It never requests a retry, because providers retry on their own. */
export function failureHook(plan: Plan, locator: Locator): ErrorHook {
  const resources = new Map(plan.resources.map((resource) => [resource.id, resource]));
  return new ErrorHook("spec-lines", async ({ name, urn, failedOperation, errors }: ErrorHookArgs) => {
    const resource = resources.get(name);
    if (resource === undefined) return false;
    // A dependency resource, because a message waits for its resource's URN, which an unregistered resource does not have.
    await log.error(printableLines(failureMessage(resource, failedOperation, errors, await locator())), new DependencyResource(urn));
    return false;
  });
}

const shown = 8;

/** The message: first the causes of the properties that the provider mentions, then of the resource, then of its other properties. */
export function failureMessage(resource: PlanResource, operation: string, errors: readonly string[], locate: Locate): string {
  const words = new Set(errors.join(" ").replaceAll("_", "").toLowerCase().split(/\W+/));
  const properties = Object.keys(resource.from).filter((property) => property !== "");
  const mentioned = properties.filter((property) => words.has(property.toLowerCase()));
  const causes = [...mentioned, "", ...properties].flatMap((property) => resource.from[property] ?? []);
  return [`${resource.id} could not be ${participle(operation)}. Caused by`, ...places(causes, locate)].join("\n");
}

/** One line per cause: `file:line key`, or only the key (or rule) if no available file contains it. At most eight. */
export function places(causes: readonly string[], locate: Locate): string[] {
  const lines = [...new Set(causes)].map((cause) => {
    const place = cause.startsWith("rule:") ? undefined : locate(cause);
    return `  ${place === undefined ? cause : `${place} ${cause}`}`;
  });
  return [...lines.slice(0, shown), ...(lines.length > shown ? [`  … and ${lines.length - shown} more`] : [])];
}

function participle(operation: string): string {
  return operation.endsWith("e") ? `${operation}d` : `${operation}ed`;
}
