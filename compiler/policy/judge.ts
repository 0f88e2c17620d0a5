/** Judges a compiled spec by every security rule. */
import type { PlanResource } from "../plan/types.ts";
import { securityRules } from "../rules/index.ts";
import type { SecurityRule } from "../rules/rule.ts";
import { isJudged } from "../rules/shared/judged-types.ts";
import { isDemanded } from "../rules/waivers.ts";
import { exemptByRule } from "./exempt.ts";
import { refusalsOf, refusedBy, unrefused } from "./failures.ts";
import { RecordingView, type Observation } from "./recording-view.ts";
import { statuses } from "./status.ts";
import type { CompiledSpec, Failure, PolicyReport, RuleResult, UnjudgedResource, Waived } from "./types.ts";
import { waivedByRule } from "./waived.ts";

/** Judges a spec that was compiled with the option `judge`. */
export function judge(file: string, spec: CompiledSpec): PolicyReport {
  const refusals = refusalsOf(spec);
  const [waivedRules, exemptRules] = [waivedByRule(spec), exemptByRule(spec)];
  const observed = observe(spec);
  const results = securityRules.map((rule): RuleResult => {
    const failures = failuresOf(spec, rule, refusedBy(rule, refusals, spec), observed.get(rule.name));
    const [waived, exempt] = [waivedRules.get(rule.name) ?? [], exemptRules.get(rule.name) ?? []];
    if (failures.length > 0) return { rule, status: "failed", failures, waived, exempt };
    const known = { rule, failures, waived: [], exempt: [] };
    if (spec.plan === undefined) return { ...known, status: "not-judged", because: "the spec has other errors" };
    if (waived.length > 0) return { ...known, status: "waived", waived, exempt };
    if (exempt.length > 0) return { ...known, status: "exempt", exempt };
    return { ...known, ...unbroken(rule, observed, spec) };
  });
  return {
    file,
    environment: spec.environment,
    results: results.sort(worstFirst),
    unjudged: unjudgedOf(spec, waivedRules.get("resource-type-judged") ?? []),
    others: spec.diagnostics.filter((each) => !refusals.includes(each)),
  };
}

/** The result of a rule that nothing violates. */
function unbroken(
  rule: SecurityRule,
  observed: ReadonlyMap<string, Observation>,
  spec: CompiledSpec,
): Pick<RuleResult, "status" | "because"> {
  const because = unknownTo(rule, observed);
  if (because !== undefined) return { status: "not-judged", because };
  const seen = observed.get(rule.name);
  if (rule.checkSpec !== undefined || seen?.applies) return { status: "passed" };
  if (seen === undefined) return { status: "passed", ...keysAlone(spec) };
  return { status: "not-applicable", because: "the plan has no resource that the rule looks at" };
}

/** What each rule that checks plans did with the plan; empty without a plan. */
function observe({ plan }: CompiledSpec): ReadonlyMap<string, Observation> {
  if (plan === undefined) return new Map();
  const view = new RecordingView(plan);
  return new Map(
    securityRules.flatMap((rule) =>
      rule.checkPlan === undefined ? [] : [[rule.name, view.observe((seen) => rule.checkPlan!(seen))] as const],
    ),
  );
}

function failuresOf(
  spec: CompiledSpec,
  rule: SecurityRule,
  refused: readonly Failure[],
  seen: Observation | undefined,
): readonly Failure[] {
  if (seen === undefined || spec.environment === undefined) return refused;
  // A finding at a key names no resource, but the plan has those that it leads to.
  const found = [...new Set(seen.violations.map(({ resource }) => resource))];
  if (refused.length > 0) return refused.map((each) => (each.resources.length > 0 ? each : { ...each, resources: found }));
  return isDemanded(spec.environment, rule.security) ? unrefused(spec, rule, seen.violations) : [];
}

/** The rules that demand known values, and the rules that need known address ranges. */
const policiesKnown = "policy-known-before-deployment";
const addressesKnown = "addresses-known-before-deployment";
const needAddresses: ReadonlySet<string> = new Set([
  "data-stores-admit-groups-only",
  "egress-restricted",
  "no-public-admin-ports",
  "only-load-balancer-public",
]);

function unknownTo({ name }: SecurityRule, observed: ReadonlyMap<string, Observation>): string | undefined {
  const isBroken = (rule: string) => rule !== name && (observed.get(rule)?.violations.length ?? 0) > 0;
  if (observed.get(name)?.readsPolicies && isBroken(policiesKnown)) return `a policy is known only at deployment: see ${policiesKnown}`;
  if (needAddresses.has(name) && isBroken(addressesKnown)) return `an address range is known only at deployment: see ${addressesKnown}`;
  return undefined;
}

/** A rule that only keys enforce judges what modules plan, also if overrides change it, but no extra resource. */
function keysAlone({ environment }: CompiledSpec): Pick<RuleResult, "because"> {
  const extra = Object.keys(environment?.spec.extraResources ?? {}).length;
  return extra === 0 ? {} : { because: "the rule judges keys and overrides, and no extra resource" };
}

/** Among failed rules, those that nothing can waive come first. */
function worstFirst(a: RuleResult, b: RuleResult): number {
  const rank = ({ status, rule, exempt }: RuleResult) => {
    const mild = status === "failed" ? rule.security.optional !== "never" : exempt.some(({ by }) => by === "platform");
    return statuses.indexOf(status) * 2 + (mild ? 1 : 0);
  };
  return rank(a) - rank(b) || (a.rule.name < b.rule.name ? -1 : 1);
}

/** Extra resources of types that no rule judges, also if there is no plan. */
function unjudgedOf({ environment, source }: CompiledSpec, waivers: readonly Waived[]): readonly UnjudgedResource[] {
  return Object.entries(environment?.spec.extraResources ?? {}).flatMap(([resource, extra]) => {
    const type: PlanResource["type"] | undefined = extra?.type;
    if (type === undefined || isJudged(type)) return [];
    const { file, range } = source!.locate(["extraResources", resource], "key");
    const waiver = waivers.find(({ resources }) => resources.includes(resource));
    return { resource, type, file, range, ...(waiver === undefined ? {} : { waiver }) };
  });
}
