/** Rules that an environment does without, and need not waive: its class may, or the platform is built so. */
import type { Environment } from "../model/types.ts";
import { securityRule } from "../rules/index.ts";
import { notesOf } from "../rules/notes.ts";
import type { Exemption } from "../rules/rule.ts";
import { isDemanded } from "../rules/waivers.ts";
import { groupedByRule, placeOf, resourcesOfKeys } from "./permissions.ts";
import type { CompiledSpec, Exempt } from "./types.ts";

export function exemptByRule(spec: CompiledSpec): ReadonlyMap<string, readonly Exempt[]> {
  const { environment, exemptions = [] } = spec;
  if (environment === undefined) return new Map();
  return groupedByRule([...byKeys(environment, spec), ...exemptions.flatMap((each) => byOverride(each, environment, spec))]);
}

type OfRule = readonly [rule: string, exempt: Exempt];

function byKeys(environment: Environment, spec: CompiledSpec): readonly OfRule[] {
  return notesOf(environment).map(({ rule, why, reason, keys }): OfRule => {
    const by = why === "class" ? "class" : "platform";
    const place = placeOf(spec, keys[0]?.split(".") ?? []);
    return [rule, { by, reason, keys, resources: resourcesOfKeys(spec.plan, rule, keys), ...place }];
  });
}

/** An override that a waiver permits is none. */
function byOverride({ rule, resource, at }: Exemption, environment: Environment, spec: CompiledSpec): readonly OfRule[] {
  const { security } = securityRule(rule)!;
  if (isDemanded(environment, security)) return [];
  const permission =
    security.optional === "in-dev"
      ? { by: "class" as const, reason: `class ${environment.class} may do without it` }
      : { by: "platform" as const, reason: security.note! };
  return [[rule, { ...permission, keys: [at.join(".")], resources: [resource], ...placeOf(spec, at) }]];
}
