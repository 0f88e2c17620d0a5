/** The section of one key on a page, with everything known about the key. */
import { rulesOfKey } from "../../reference/rule-facts.ts";
import { defaultText, effectParts, effectWords, moneyText, typeLabel, valueText } from "../../reference/effect-words.ts";
import type { Plan } from "../../plan/types.ts";
import { effectsOf } from "../../reference/effects.ts";
import type { KeyFacts } from "../../reference/keys.ts";
import { inYaml } from "../../validate/schema/words.ts";
import { mainEnvironment, type DocInput } from "../input.ts";
import { code, table } from "../markdown.ts";
import { shownValue } from "../values.ts";

export interface KeySection {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly facts: string;
  readonly inner: string;
  readonly effects: string;
}

/** The template data of a key's section. */
export function keySection(key: KeyFacts, input: DocInput): KeySection {
  return {
    name: key.name,
    title: key.title,
    description: key.description,
    facts: factsTable(key, input),
    inner: innerTable(key),
    effects: effectsTable(key.path),
  };
}

function factsTable(key: KeyFacts, input: DocInput): string {
  const rows: (readonly [string, string])[] = [
    [
      "Type",
      `${key.type}${key.bounds === "" ? "" : `: ${key.bounds}`}${key.reference ? "; or `{config: name}`, `{ssm: /path}`, `{secretArn: arn}`" : ""}`,
    ],
    ...(key.form === undefined ? [] : [["Form", key.form] as const]),
    ["Default", defaultText(key)],
    ...(key.example === undefined ? [] : [["Example", code(`${key.name}: ${inYaml(key.example)}`)] as const]),
    ["Values", input.environments.map((environment) => `${environment.name} ${shownValue(environment, key.path, 80)}`).join("; ")],
    ...(key.cost === "" ? [] : [["Cost", key.cost] as const]),
    ...key.controls.map((control) => ["Control", controlText(control)] as const),
    ...rulesRow(key.path),
    ...setsRow(key.path, input),
  ];
  return table(["", key.title], rows);
}

function controlText({ rule, off, below, price }: KeyFacts["controls"][number]): string {
  const when = below === undefined ? code(inYaml(off)) : `below ${below}`;
  return `[${rule}](rules.md#${rule.toLowerCase()}) is not met with ${when}${price === undefined ? "" : `; cost: ${price}`}`;
}

function rulesRow(path: string): readonly (readonly [string, string])[] {
  const codes = rulesOfKey(path);
  if (codes.length === 0) return [];
  return [["Checked by", codes.map((rule) => `[${rule}](rules.md#${rule.toLowerCase()})`).join(", ")]];
}

const mostShown = 6;

/** Properties of planned resources that the key caused, by type. */
function setsRow(path: string, input: DocInput): readonly (readonly [string, string])[] {
  const properties = causesOf(mainEnvironment(input).plan).get(path);
  if (properties === undefined) return [];
  const parts = [...properties].map(([type, names]) => `${typeLabel(type)} ${[...names].map(code).join(", ")}`);
  const rest = parts.length - mostShown;
  return [["Sets", parts.slice(0, mostShown).join("; ") + (rest > 0 ? `; and properties of ${rest} more types` : "")]];
}

type Properties = Map<string, Set<string>>;
const causes = new WeakMap<Plan, ReadonlyMap<string, Properties>>();

/** Every cause in a plan → types → properties; computed once. */
function causesOf(plan: Plan): ReadonlyMap<string, Properties> {
  const known = causes.get(plan);
  if (known !== undefined) return known;
  const found = new Map<string, Properties>();
  for (const { type, from } of plan.resources) {
    for (const property of Object.keys(from)) {
      if (property !== "") for (const cause of from[property]!) addProperty(found, cause, type, property);
    }
  }
  causes.set(plan, found);
  return found;
}

function addProperty(found: Map<string, Properties>, cause: string, type: string, property: string): void {
  let types = found.get(cause);
  if (types === undefined) found.set(cause, (types = new Map()));
  const names = types.get(type);
  if (names === undefined) types.set(type, new Set([property]));
  else names.add(property);
}

function innerTable(key: KeyFacts): string {
  const rows = key.inner.map((inner) => [
    code(inner.name),
    `${inner.type}${inner.bounds === "" ? "" : `: ${inner.bounds}`}`,
    inner.presence === "default" ? defaultText(inner) : inner.presence,
    inner.summary,
  ]);
  return table(["Nested key", "Type", "Default", "Description"], rows);
}

function effectsTable(path: string): string {
  const rows = effectsOf(path).map((effect) => [
    effect.spec,
    code(valueText(effect.from, 40)),
    code(valueText(effect.to, 40)),
    effectWords[effect.effect],
    moneyText(effect) || "–",
    effectParts(effect).join("; ") || "–",
  ]);
  return table(["Tried on", "From", "To", "Effect", "USD a month", "What `pulumi up` does"], rows, [4]);
}
