/** The last two passes: every module lowers the environment, and the builder merges the drafts into one plan. */
import { providersOf } from "./shared/providers.ts";
import type { Environment } from "../model/types.ts";
import { buildPlan, type LoweredModule, type PlanHeader } from "../plan/builder/build.ts";
import type { Plan } from "../plan/types.ts";
import { modules } from "./registry.generated.ts";

/**
 * Environment → plan, without the spec's overrides and extra resources (compiler/overrides). Pure. The rules have already validated the
 * environment, so an exception here is a compiler bug.
 */
export function lowerEnvironment(environment: Environment): Plan {
  return buildPlan(headerOf(environment), lowerModules(environment));
}

/** The drafts of every module for the environment. */
export function lowerModules(environment: Environment): readonly LoweredModule[] {
  return modules.map((module) => ({ module: module.name, lowered: module.lower(environment) }));
}

/** The plan's properties that describe the environment as a whole. */
export function headerOf(environment: Environment): PlanHeader {
  const { spec } = environment;
  return {
    project: environment.projectName,
    environment: environment.environment,
    class: environment.class,
    region: environment.region,
    spec: { schema: spec.schema, files: environment.files },
    providers: providersOf(environment),
    usage: spec.usage,
    ...(spec.budget === undefined ? {} : { budget: spec.budget }),
    waivers: spec.waivers,
  };
}
