/** Violations of security rules at the spec lines that caused them. */
import type { Diagnostic } from "../diagnostics/types.ts";
import { docsOf } from "../diagnostics/docs.ts";
import type { PlanResource } from "../plan/types.ts";
import type { SecurityRule, Violation } from "../rules/rule.ts";
import { pathOf } from "../source/keys.ts";
import { resourcesOfKeys } from "./permissions.ts";
import type { CompiledSpec, Failure } from "./types.ts";
import { effectiveWaivers } from "./waived.ts";

/** Errors about security rules: violations, and waivers that are not valid although they are needed. */
export function refusalsOf(spec: CompiledSpec): readonly Diagnostic[] {
  const needed = new Set(effectiveWaivers(spec).map(({ index }) => String(index)));
  return spec.diagnostics.filter(({ rule, security, severity, key = "" }) => {
    // `--strict` turns its warning into an error, but the waiver is still valid.
    if (rule === "waiver-expires-soon") return false;
    const [section, index = ""] = key.split(".");
    return security !== undefined && severity === "error" && (section !== "waivers" || needed.has(index));
  });
}

/** The refusals of one rule, under its name, with the resources at fault. */
export function refusedBy({ name }: SecurityRule, refusals: readonly Diagnostic[], spec: CompiledSpec): readonly Failure[] {
  return refusals
    .filter(({ security }) => security?.rule === name)
    .map((diagnostic) => {
      const own = { ...diagnostic, rule: name };
      const resource = diagnostic.security?.resource;
      if (resource !== undefined) return { diagnostic: own, subject: resource, resources: [resource] };
      const keys = keysOf(spec, diagnostic.key ?? "");
      return { diagnostic: own, subject: keys.join(" "), resources: resourcesOfKeys(spec.plan, name, keys) };
    });
}

/** The keys that a finding is about: those of a waiver are in its place. */
function keysOf({ environment }: CompiledSpec, key: string): readonly string[] {
  const [section, index = ""] = key.split(".");
  if (section !== "waivers") return [key];
  return [environment?.spec.waivers[Number(index)]?.key ?? []].flat();
}

/**
 * Violations in the plan that the compiler neither refused nor exempted. There are none as long as modules plan none; the report does not
 * rely on that.
 */
export function unrefused(spec: CompiledSpec, rule: SecurityRule, violations: readonly Violation[]): readonly Failure[] {
  const exempt = new Set((spec.exemptions ?? []).flatMap((each) => (each.rule === rule.name ? [each.resource] : [])));
  return violations
    .filter(({ resource }) => !exempt.has(resource))
    .map((violation) => ({
      diagnostic: diagnosticOf(spec, rule, violation),
      subject: violation.resource,
      resources: [violation.resource],
    }));
}

function diagnosticOf({ source, plan }: CompiledSpec, rule: SecurityRule, { resource, property, message }: Violation): Diagnostic {
  const key = causeOf(
    plan?.resources.find(({ id }) => id === resource),
    property,
  );
  const { file, range } = source!.locate(key === undefined ? [] : pathOf(key, source!.tree));
  return {
    rule: rule.name,
    severity: rule.severity,
    message: `${property === undefined ? resource : `${resource}.${property}`}: ${message}`,
    help: `see ${docsOf({ rule: rule.name })}`,
    file,
    range,
    ...(key === undefined ? {} : { key }),
    security: { rule: rule.name, resource },
  };
}

/** The first spec key that caused the property, or the resource as a whole. */
function causeOf(resource: PlanResource | undefined, property: string | undefined): string | undefined {
  const causes = [...(resource?.from[property ?? ""] ?? []), ...(resource?.from[""] ?? [])];
  return causes.find((cause) => !cause.startsWith("rule:"));
}
