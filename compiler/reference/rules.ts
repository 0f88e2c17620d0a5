/** Everything about one rule or compiler error, for `explain` and the rules page. */
import { controls } from "../../generated/controls.ts";
import { compilerErrors } from "../diagnostics/compiler-errors.ts";
import type { CompilerErrorInfo } from "../diagnostics/error-info.ts";
import type { Severity } from "../diagnostics/types.ts";
import { ruleNamed, rules } from "../rules/index.ts";
import type { AuditorIds, Control, NamedRule, SecurityFacts } from "../rules/rule.ts";
import { isDemandedAnywhere } from "../rules/waivers.ts";
import { allKeys } from "./keys.ts";
import { ruleFacts } from "./rule-facts.ts";

export interface RuleReference {
  readonly name: string;
  /** Undefined for compiler errors, which have no area. */
  readonly area: string | undefined;
  /** Undefined for compiler errors. */
  readonly severity: Severity | undefined;
  readonly title: string;
  /** Whole sentences. */
  readonly reason: string;
  readonly source: string | undefined;
  readonly security: SecurityReference | undefined;
  /** Keys at which the rule reports findings. */
  readonly keys: readonly string[];
  /** Pulumi types that the rule checks in plans. */
  readonly types: readonly string[];
  /** Spec fragments. */
  readonly good: string | undefined;
  readonly bad: string | undefined;
}

/** Facts that only security rules have. */
export interface SecurityReference {
  readonly demand: string;
  /** Whether an environment of the class may violate the rule. */
  readonly dev: string;
  readonly prod: string;
  /** Why an environment may violate it. */
  readonly note: string | undefined;
  /** Keys that turn it off. */
  readonly controls: readonly Control[];
  /** Ids of the same control, by tool or benchmark. */
  readonly ids: readonly { readonly source: string; readonly ids: readonly string[] }[];
}

/** Names of all rules and compiler errors. */
export function ruleNames(): readonly string[] {
  return [...Object.keys(compilerErrors), ...rules.map(({ name }) => name)];
}

/** Undefined if there is no such rule. */
export function ruleReference(name: string): RuleReference | undefined {
  const rule = ruleNamed(name);
  if (rule !== undefined) return ofRule(rule);
  return Object.hasOwn(compilerErrors, name) ? ofError(name, compilerErrors[name as keyof typeof compilerErrors]) : undefined;
}

function ofRule(rule: NamedRule): RuleReference {
  const { name, area, severity, title, reason, source, security, good, bad } = rule;
  const { keys, types } = ruleFacts();
  return {
    name,
    area,
    severity,
    title,
    reason,
    source,
    security: security === undefined ? undefined : securityOf(rule, security),
    keys: (keys[name] ?? []).filter((key) => knownKeys().has(key)),
    types: types[name] ?? [],
    good,
    bad,
  };
}

function ofError(name: string, { title, reason, bad }: CompilerErrorInfo): RuleReference {
  const nothing = { area: undefined, severity: undefined, source: undefined, security: undefined, good: undefined };
  return { ...nothing, name, title, reason, bad, keys: [], types: [] };
}

function securityOf({ name, control }: NamedRule, security: SecurityFacts): SecurityReference {
  const { demand, note, ids = {} } = security;
  return {
    demand,
    dev: devText(security.optional),
    prod: prodText(security),
    note,
    controls: [...controls.filter(({ rule }) => rule === name), ...(control?.keys ?? []).map((key) => ({ key, rule: name }))],
    ids: auditors.flatMap(([source, title]) => (ids[source] === undefined ? [] : [{ source: title, ids: ids[source] }])),
  };
}

const withoutWaiver = "may do without it";
const withWaiver = "may do without it, with a waiver";
const mandatory = "must satisfy it";

function devText(optional: SecurityFacts["optional"]): string {
  if (optional === "never") return mandatory;
  return optional === "with-waiver" ? withWaiver : withoutWaiver;
}

function prodText({ optional, prodWaiver }: SecurityFacts): string {
  if (!isDemandedAnywhere(optional)) return withoutWaiver;
  if (optional === "never" || prodWaiver === undefined) return mandatory;
  return prodWaiver === "price" ? `${withWaiver} that states the price` : withWaiver;
}

/** Tools and benchmarks with ids of rules, and their names. */
export const auditors: readonly (readonly [keyof AuditorIds, string])[] = [
  ["checkov", "Checkov"],
  ["securityHub", "Security Hub"],
  ["trivy", "Trivy"],
  ["cdkNag", "cdk-nag"],
  ["cis", "CIS"],
  ["prowler", "Prowler"],
];

let known: ReadonlySet<string> | undefined;

function knownKeys(): ReadonlySet<string> {
  return (known ??= new Set(allKeys().map(({ path }) => path)));
}
