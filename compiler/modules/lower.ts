/** The last two passes: every module lowers the environment, and the drafts become one plan. */
import { providersOf } from "../lowering/providers.ts";
import type { Environment } from "../model/types.ts";
import { buildPlan } from "../plan/build.ts";
import type { Plan } from "../plan/types.ts";
import { modules } from "./registry.generated.ts";

/** Environment → plan. Pure; throws only for our own mistakes, since the rules have judged the environment before. */
export function lowerEnvironment(environment: Environment): Plan {
  const { spec } = environment;
  const header = {
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
  return buildPlan(
    header,
    modules.map((module) => ({ module: module.name, lowered: module.lower(environment) })),
  );
}
