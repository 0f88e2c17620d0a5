/** The section of one key on a page, with everything known about the key. */
import { rulesOfKey } from "../../reference/rule-facts.ts";
import { defaultText, effectParts, effectWords, moneyText, typeLabel, valueText } from "../../reference/effect-words.ts";
import type { Plan } from "../../plan/types.ts";
import { effectsOf, type KeyEffect } from "../../reference/effects.ts";
import type { KeyFacts } from "../../reference/keys.ts";
import { keyIn } from "../../reference/in-regions.ts";
import type { KeyNode } from "../../reference/schema.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { inYaml } from "../../validate/schema/words.ts";
import { mainEnvironment, regionsOf, type DocInput } from "../input.ts";
import { code, table } from "../markdown.ts";
import { shownValue } from "../values.ts";
import { amountText } from "./cost.ts";

export interface KeySection {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly facts: string;
  readonly inner: string;
  readonly effects: string;
}

/** The template data of a key's section. */
export function keySection(general: KeyFacts, input: DocInput): KeySection {
  const key = keyIn(regionsOf(input), general);
  return {
    name: key.name,
    title: key.title,
    description: key.description,
    facts: factsTable(key, input),
    inner: innerTable(key),
    effects: effectsTable(key, input),
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
    ...billRow(key.path, input),
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

/** What the key decides on the bill of each environment, at the prices of its region. */
function billRow(path: string, { environments, keyCosts }: DocInput): readonly (readonly [string, string])[] {
  const parts = keyCosts(path).flatMap((monthly, index) => {
    const { name, plan } = environments[index]!;
    return monthly === undefined || monthly === 0 ? [] : [`${amountText(monthly)} USD a month in ${name} (${plan.region})`];
  });
  return parts.length === 0 ? [] : [["On the bill", parts.join("; ")]];
}

/**
 * Changes that were tried on the environments of the compiler's repository. In another project, their names, amounts and values such as host
 * names mean nothing; what a change does is the same.
 */
function effectsTable(key: KeyFacts, { hasSources }: DocInput): string {
  const tried = effectsOf(key.path);
  const done = (effect: KeyEffect) => effectParts(effect).join("; ") || "–";
  if (hasSources) {
    const rows = tried.map((effect) => [
      effect.spec,
      code(valueText(effect.from, 40)),
      code(valueText(effect.to, 40)),
      effectWords[effect.effect],
      moneyText(effect) || "–",
      done(effect),
    ]);
    return table(["Tried on", "From", "To", "Effect", "USD a month", "What `pulumi up` does"], rows, [4]);
  }
  const value = (tryOut: unknown, otherwise: string) =>
    tryOut === null || isGeneral(key, tryOut) ? code(valueText(tryOut, 40)) : otherwise;
  const rows = tried.map((effect) => [
    value(effect.from, "a value"),
    value(effect.to, "another value"),
    effectWords[effect.effect],
    done(effect),
  ]);
  return table(["From", "To", "Effect", "What `pulumi up` does"], [...new Map(rows.map((row) => [row.join("|"), row])).values()]);
}

/** Could the value stand in any environment? Free text names something; values of a list, such as AWS's classes, do not. */
function isGeneral({ path }: KeyFacts, value: unknown): boolean {
  if (typeof value !== "string") return typeof value !== "object";
  const node: KeyNode = nodeAt(effectiveSchema(), path.split("."));
  return node.enum !== undefined || node["x-values"] !== undefined;
}
