/** Security rows that a module satisfies, and rules that limit its keys. */
import { ruleFacts } from "../../reference/rules.ts";
import { typeLabel } from "../../reference/effect-words.ts";
import type { SectionFacts } from "../../reference/keys.ts";
import { controlsOff } from "../../rules/controls.ts";
import { rules } from "../../rules/spec.generated.ts";
import { securityRows, type SecurityRow } from "../../rules/security-rows.ts";
import type { DocEnvironment, DocInput } from "../input.ts";
import { waiverOf } from "../../rules/waivers.ts";
import { code, table } from "../markdown.ts";
import { indexOf } from "../plan-index.ts";
import { keyLink } from "../values.ts";

/** Rows that have to do with the module's keys or resources, and how each is met. */
export function securityTable(section: SectionFacts, input: DocInput): string {
  const own = input.environments.flatMap(({ plan }) => indexOf(plan).ofModule(section.name));
  const types = new Set(own.map(({ type }) => type));
  const caused = new Map<string, Set<string>>();
  for (const { type, from } of own) {
    for (const property of Object.keys(from)) {
      for (const cause of from[property]!) {
        if (!cause.startsWith("rule:")) continue;
        const text = property === "" ? `${typeLabel(type)} is there` : `${typeLabel(type)} ${code(property)}`;
        const row = cause.slice("rule:".length);
        caused.set(row, (caused.get(row) ?? new Set()).add(text));
      }
    }
  }
  const controlling = new Map<string, string[]>();
  for (const { path, controls } of section.keys) {
    for (const rule of new Set(controls.map((control) => control.rule))) {
      controlling.set(rule, [...(controlling.get(rule) ?? []), `key ${keyLink(path)}`]);
    }
  }
  const { policyTypes } = ruleFacts();
  const rows = securityRows.flatMap((row) => {
    const judged = policyTypes[row.code]?.some((type) => types.has(type)) ?? false;
    if (!judged && !controlling.has(row.code) && !caused.has(row.code)) return [];
    const how = [...(controlling.get(row.code) ?? []), ...(caused.get(row.code) ?? []), ...(judged ? ["checked on the plan"] : [])];
    const here = controlling.has(row.code) ? `${section.name}.` : "";
    const states = input.environments.map((environment) => stateIn(environment, row.code, here));
    return [[`[${row.code}](rules.md#${row.code.toLowerCase()})`, row.demand, ...states, short(how)]];
  });
  return table(["Row", "Demand", ...input.environments.map(({ name }) => name), "Met by"], rows);
}

/**
 * "holds"; "waived" with its last day, or "off" where the class lets it be. Only keys that begin with `start` count: of a row with
 * keys in several sections, those of the page's own.
 */
function stateIn({ environment }: DocEnvironment, rule: string, start: string): string {
  const off = controlsOff(environment).filter((control) => control.rule === rule && control.key.startsWith(start));
  if (off.length === 0) return "holds";
  const waivers = off.map((control) => waiverOf(environment, rule, control.key));
  const until = waivers.flatMap((waiver) => waiver?.until ?? []).sort()[0];
  return until === undefined ? "off" : `waived until ${until}`;
}

const mostShown = 4;

function short(parts: readonly string[]): string {
  const rest = parts.length - mostShown;
  return parts.slice(0, mostShown).join("; ") + (rest > 0 ? `; and ${rest} more` : "");
}

/** How strict the row is in a dev environment. */
export function strictnessText({ strictness }: Pick<SecurityRow, "strictness">): string {
  return { N: "must hold", W: "off with a waiver", D: "off by default", X: "not demanded" }[strictness];
}

/** Rules whose bad example is found at one of the section's keys. */
export function limitsTable(section: SectionFacts): string {
  const facts = ruleFacts().rules;
  const rows = rules.flatMap(({ code: rule, title, severity }) => {
    const keys = facts[rule]?.keys.filter((key) => key.startsWith(`${section.name}.`)) ?? [];
    if (keys.length === 0) return [];
    return [[`[${rule}](rules.md#${rule.toLowerCase()})`, severity, `${title}.`, keys.map(keyLink).join(", ")]];
  });
  return table(["Rule", "Severity", "What must hold", "Keys"], rows);
}
