/** `rules.md`: diagnostics, cross-field rules and security rows; every diagnostic links here. */
import { compilerErrors } from "../../diagnostics/compiler-errors.ts";
import { ruleFacts } from "../../reference/rules.ts";
import { allKeys, type KeyFacts } from "../../reference/keys.ts";
import { securityRule, securityRules, specRules } from "../../rules/index.ts";
import type { AuditorIds, SecurityFacts } from "../../rules/rule.ts";
import { code, fenced, table } from "../markdown.ts";
import { render } from "../render.ts";
import { keyLink } from "../values.ts";
import { devText } from "./module-rules.ts";

export function rulesPage(): string {
  const facts = ruleFacts().keys;
  const known = new Set(allKeys().map(({ path }) => path));
  const ruled = new Set(specRules.map((rule) => rule.name));
  return render("rules", {
    diagnostics: Object.entries(compilerErrors).map(([name, { title, reason }]) => ({ code: name, title, why: reason })),
    ruleTable: table(
      ["Rule", "Severity", "What must hold", "Source"],
      specRules.map((rule) => [link(rule.name), rule.severity, `${rule.title}.`, rule.source]),
    ),
    rules: specRules.map((rule) => {
      const { reason, good, bad } = rule;
      const keys = facts[rule.name] ?? [];
      return {
        code: rule.name,
        title: rule.title,
        severity: rule.severity,
        why: reason,
        source: rule.source,
        keys: keys
          .filter((key) => known.has(key))
          .map(keyLink)
          .join(", "),
        examples: fenced("yaml", `# good\n${good}\n# refused\n${bad}`),
        row: securityText(rule.name),
      };
    }),
    rowTable: table(
      ["Row", "Demand", "In a dev environment", "In class prod"],
      securityRules.map(({ name, security }) => [link(name), security.demand, devText(security), prodText(security)]),
    ),
    rows: securityRules.filter(({ name }) => !ruled.has(name)).map(({ name }) => ({ code: name, text: securityText(name) })),
  });
}

function link(name: string): string {
  return `[${name}](#${name})`;
}

/** May class prod do without it? */
function prodText({ optional, prodWaiver }: SecurityFacts): string {
  if (optional === "always") return "not demanded";
  if (prodWaiver === "price") return "waivable with its price";
  return prodWaiver === "conflict" ? "waivable: it conflicts" : "must hold";
}

/** Everything about a row as list items; empty for what is no row. */
function securityText(name: string): string {
  const security = securityRule(name)?.security;
  if (security === undefined) return "";
  const keys = controllingKeys().get(name) ?? [];
  const ids = idsText(security.ids ?? {});
  return [
    `Demand: ${security.demand}.`,
    "",
    `- In a dev environment: ${devText(security)}. In class prod: ${prodText(security)}.`,
    ...(security.note === undefined ? [] : [`- Why not always: ${security.note}.`]),
    ...(keys.length === 0 ? [] : [`- Turned by: ${keys.map(({ path }) => keyLink(path)).join(", ")}.`]),
    ...(ruleFacts().types[name] === undefined ? [] : ["- Judged on every plan, whatever made its resources."]),
    ...(ids === "" ? ["- This project's own row."] : [`- Known as: ${ids}.`]),
  ].join("\n");
}

/** Keys that turn a row, by its code. */
function controllingKeys(): ReadonlyMap<string, readonly KeyFacts[]> {
  if (controlling !== undefined) return controlling;
  const found = new Map<string, KeyFacts[]>();
  for (const key of allKeys()) {
    for (const rule of new Set(key.controls.map((control) => control.rule))) found.set(rule, [...(found.get(rule) ?? []), key]);
  }
  return (controlling = found);
}

let controlling: ReadonlyMap<string, readonly KeyFacts[]> | undefined;

const sources: readonly (readonly [keyof AuditorIds, string])[] = [
  ["checkov", "Checkov"],
  ["securityHub", "Security Hub"],
  ["trivy", "Trivy"],
  ["cdkNag", "cdk-nag"],
  ["cis", "CIS AWS Foundations"],
  ["prowler", "Prowler"],
];

function idsText(ids: AuditorIds): string {
  return sources
    .filter(([source]) => ids[source] !== undefined)
    .map(([source, title]) => `${title} ${ids[source]!.map(code).join(", ")}`)
    .join("; ");
}
