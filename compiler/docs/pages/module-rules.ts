/** Security rules that apply to a module, and rules that restrict its keys. */
import { ruleFacts } from "../../reference/rule-facts.ts";
import { typeLabel } from "../../reference/effect-words.ts";
import type { SectionFacts } from "../../reference/keys.ts";
import { controlsOff, isSwitchable } from "../../rules/controls.ts";
import { securityRules, specRules } from "../../rules/index.ts";
import type { SecurityRule } from "../../rules/rule.ts";
import type { DocEnvironment, DocInput } from "../input.ts";
import { isDemandedAnywhere, waiverOf } from "../../rules/waivers.ts";
import { code, table } from "../markdown.ts";
import { readerOf } from "../../plan/reader.ts";
import { keyLink } from "../values.ts";

/** Security rules for the module's keys or resources, and whether each environment satisfies them. */
export function securityTable(section: SectionFacts, input: DocInput): string {
  const own = input.environments.flatMap(({ plan }) => readerOf(plan).ofModule(section.name));
  const types = new Set(own.map(({ type }) => type));
  const caused = new Map<string, Set<string>>();
  for (const { type, from } of own) {
    for (const property of Object.keys(from)) {
      for (const cause of from[property]!) {
        if (!cause.startsWith("rule:")) continue;
        const text = property === "" ? `${typeLabel(type)} is there` : `${typeLabel(type)} ${code(property)}`;
        const rule = cause.slice("rule:".length);
        caused.set(rule, (caused.get(rule) ?? new Set()).add(text));
      }
    }
  }
  const controlling = new Map<string, string[]>();
  for (const { path, controls } of section.keys) {
    for (const rule of new Set(controls.map((control) => control.rule))) {
      controlling.set(rule, [...(controlling.get(rule) ?? []), `key ${keyLink(path)}`]);
    }
  }
  const judgedTypes = ruleFacts().types;
  const rows = securityRules.flatMap((rule) => {
    const { name, security } = rule;
    const judged = judgedTypes[name]?.some((type) => types.has(type)) ?? false;
    if (!judged && !controlling.has(name) && !caused.has(name)) return [];
    const how = [...(controlling.get(name) ?? []), ...(caused.get(name) ?? []), ...(judged ? ["checked on the plan"] : [])];
    const here = controlling.has(name) ? `${section.name}.` : "";
    const states = input.environments.map((environment) => stateIn(environment, rule, here));
    return [[`[${name}](rules.md#${name})`, security.demand, ...states, short(how)]];
  });
  return table(["Rule", "Demand", ...input.environments.map(({ name }) => name), "Met by"], rows);
}

/**
 * "holds", "waived" with its last day, or "exempt" if nobody has to waive it. Only keys that begin with `start` count, so that a rule with
 * keys in several sections shows those of the page.
 */
function stateIn({ environment }: DocEnvironment, rule: SecurityRule, start: string): string {
  if (!isDemandedAnywhere(rule.security.optional) && !isSwitchable(rule)) return "exempt";
  const off = controlsOff(environment, securityRules).filter((control) => control.rule === rule.name && control.key.startsWith(start));
  if (off.length === 0) return "holds";
  const waivers = off.map(({ key }) => waiverOf(environment, rule.name, { key }));
  const until = waivers.flatMap((waiver) => waiver?.until ?? []).sort()[0];
  return until === undefined ? "exempt" : `waived until ${until}`;
}

const mostShown = 4;

function short(parts: readonly string[]): string {
  const rest = parts.length - mostShown;
  return parts.slice(0, mostShown).join("; ") + (rest > 0 ? `; and ${rest} more` : "");
}

/** Rules that reported their bad example at one of the section's keys. */
export function limitsTable(section: SectionFacts): string {
  const facts = ruleFacts().keys;
  const rows = specRules.flatMap(({ name: rule, title, severity }) => {
    const keys = facts[rule]?.filter((key) => key.startsWith(`${section.name}.`)) ?? [];
    if (keys.length === 0) return [];
    return [[`[${rule}](rules.md#${rule})`, severity, `${title}.`, keys.map(keyLink).join(", ")]];
  });
  return table(["Rule", "Severity", "What must hold", "Keys"], rows);
}
