/** `rules.md`: diagnostics, cross-field rules and security rows; every diagnostic links here. */
import { codes } from "../../diagnostics/codes.ts";
import { ruleFacts } from "../../reference/rules.ts";
import { allKeys, type KeyFacts } from "../../reference/keys.ts";
import { rules } from "../../rules/spec.generated.ts";
import { securityRow, securityRows, type SecurityRow } from "../../rules/security-rows.ts";
import { code, fenced, table } from "../markdown.ts";
import { render } from "../render.ts";
import { securitySources, type SourceIds } from "../../rules/security-sources.ts";
import { keyLink } from "../values.ts";
import { strictnessText } from "./module-rules.ts";

export function rulesPage(): string {
  const facts = ruleFacts().rules;
  const known = new Set(allKeys().map(({ path }) => path));
  const ruled = new Set(rules.map((rule) => rule.code));
  return render("rules", {
    diagnostics: Object.entries(codes).map(([name, { title, why }]) => ({ code: name, title, why })),
    ruleTable: table(
      ["Rule", "Severity", "What must hold", "Source"],
      rules.map((rule) => [link(rule.code), rule.severity, `${rule.title}.`, rule.source]),
    ),
    rules: rules.map((rule) => {
      const { why = "", good = "", bad = "", keys = [] } = facts[rule.code] ?? {};
      return {
        code: rule.code,
        title: rule.title,
        severity: rule.severity,
        why,
        source: rule.source,
        keys: keys
          .filter((key) => known.has(key))
          .map(keyLink)
          .join(", "),
        examples: fenced("yaml", `# good\n${good}\n# refused\n${bad}`),
        row: securityText(rule.code),
      };
    }),
    rowTable: table(
      ["Row", "Demand", "In a dev environment", "In class prod"],
      securityRows.map((row) => [link(row.code), row.demand, strictnessText(row), prodText(row)]),
    ),
    rows: securityRows.filter((row) => !ruled.has(row.code)).map((row) => ({ code: row.code, text: securityText(row.code) })),
  });
}

function link(name: string): string {
  return `[${name}](#${name.toLowerCase()})`;
}

/** May class prod do without it? */
function prodText({ strictness, prodWaiver }: SecurityRow): string {
  if (strictness === "X") return "not demanded";
  if (prodWaiver === "price") return "waivable with its price";
  return prodWaiver === "conflict" ? "waivable: it conflicts" : "must hold";
}

/** Everything about a row as list items; empty for what is no row. */
function securityText(name: string): string {
  const row = securityRow(name);
  if (row === undefined) return "";
  const keys = controllingKeys().get(name) ?? [];
  const ids = idsText(securitySources[name] ?? {});
  return [
    `Demand: ${row.demand}.`,
    "",
    `- In a dev environment: ${strictnessText(row)}. In class prod: ${prodText(row)}.`,
    ...(row.note === undefined ? [] : [`- Why not always: ${row.note}.`]),
    ...(keys.length === 0 ? [] : [`- Turned by: ${keys.map(({ path }) => keyLink(path)).join(", ")}.`]),
    ...(ruleFacts().policyTypes[name] === undefined ? [] : ["- Judged on every plan, whatever made its resources."]),
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

const sources: readonly (readonly [keyof SourceIds, string])[] = [
  ["checkov", "Checkov"],
  ["securityHub", "Security Hub"],
  ["trivy", "Trivy"],
  ["cdkNag", "cdk-nag"],
  ["cis", "CIS AWS Foundations"],
  ["prowler", "Prowler"],
];

function idsText(ids: SourceIds): string {
  return sources
    .filter(([source]) => ids[source] !== undefined)
    .map(([source, title]) => {
      const list = ids[source]!.split(source === "cis" ? ", " : " ");
      return `${title} ${list.map(code).join(", ")}`;
    })
    .join("; ");
}
