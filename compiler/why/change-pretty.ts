/** Why the operations of a change happen, for a terminal. */
import type { OperationKind } from "../change/types.ts";
import type { Style } from "../diagnostics/render/style.ts";
import { typeLabel, valueText } from "../reference/effect-words.ts";
import type { Because, BecauseProperty, ExplainedChange } from "./because.ts";
import type { Edit } from "./edits.ts";
import type { PlanValue } from "../plan/types.ts";
import { placeText, planText } from "./words.ts";

const verbs: Readonly<Record<OperationKind, string>> = {
  replace: "replaces",
  delete: "deletes",
  unknown: "updates or replaces",
  create: "creates",
  update: "updates",
  options: "changes the options of",
  ignored: "has no effect on",
};
/** The gravest first. */
const ranks = Object.keys(verbs);
const mostListed = 20;

/** Edits, each with what it causes. `title` names the two sides. */
export function prettyChange(title: string, change: ExplainedChange, style: Style): string {
  const { edits, operations, besides } = change;
  const blocks = edits.map((edit) => [editLine(edit, style), ...causedLines(edit, change, style)]);
  const alone = operations.filter((each) => keysOf(each, operations).size === 0);
  const other =
    alone.length === 0 ? [] : ["  no edited key causes these: the plans come from different compilers", ...listed(alone, style)];
  const none = edits.length === 0 && operations.length === 0 ? ["  no key differs, and no resource changes"] : [];
  const more = besides.length === 0 ? [] : [`  also different: ${besides.join(", ")}`];
  return `${[style.strong(title), ...blocks.flat(), ...other, ...more, ...none].join("\n")}\n`;
}

function editLine({ key, values, before, after, defaults }: Edit, style: Style): string {
  const same = before !== undefined && after !== undefined && placeText(before.place) === placeText(after.place);
  const was = before === undefined || same ? "" : ` (was ${placeText(before.place)})`;
  const where = after === undefined ? `no longer set${was}` : `${placeText(after.place)}${was}`;
  const also = defaults.length === 0 ? "" : style.faint(`, and the defaults of ${defaults.length} other keys`);
  return `  ${style.strong(key)}: ${valueText(values.before, 40)} → ${valueText(values.after, 40)}${also}  ${style.faint(where)}`;
}

function causedLines({ key }: Edit, { operations }: ExplainedChange, style: Style): readonly string[] {
  const caused = operations.filter((each) => keysOf(each, operations).has(key));
  return caused.length === 0 ? [`    ${style.faint("causes no operation")}`] : listed(caused, style);
}

function listed(operations: readonly Because[], style: Style): readonly string[] {
  const sorted = [...operations].sort((a, b) => ranks.indexOf(a.operation.kind) - ranks.indexOf(b.operation.kind));
  const rest = sorted.length - mostListed;
  const more = rest > 0 ? [`    ${style.faint(`and ${rest} more: name a resource, or use --format json`)}`] : [];
  return [...sorted.slice(0, mostListed).map((each) => `    ${operationLine(each, style)}`), ...more];
}

function operationLine({ operation: { kind, id, type, order }, properties, through }: Because, style: Style): string {
  const verb = kind === "replace" || kind === "delete" ? style.error(verbs[kind]) : verbs[kind];
  const causing = kind === "replace" ? properties.filter(({ replaces }) => replaces) : properties;
  const named = causing.length === 0 ? "" : `: ${causing.map(({ name }) => name).join(", ")}`;
  const upstream = through.length === 0 ? "" : style.faint(`, through ${through.join(", ")}`);
  return `${verb} ${id} ${style.faint(`(${typeLabel(type)}${order === undefined ? "" : `, ${order}`})`)}${named}${upstream}`;
}

/** Edited keys that cause an operation, also through the resources that it reads. */
export function keysOf(because: Because, operations: readonly Because[], seen: Set<string> = new Set()): ReadonlySet<string> {
  seen.add(because.operation.id);
  const upstream = operations.filter(({ operation: { id } }) => because.through.includes(id) && !seen.has(id));
  return new Set([...because.keys, ...upstream.flatMap((each) => [...keysOf(each, operations, seen)])]);
}

/** One operation with its properties, and those upstream that cause it. */
export function prettyOperation(id: string, change: ExplainedChange, style: Style): string {
  return `${operationLines(id, change, style, "", new Set()).join("\n")}\n`;
}

function operationLines(id: string, change: ExplainedChange, style: Style, indent: string, seen: Set<string>): readonly string[] {
  const because = change.operations.find(({ operation }) => operation.id === id);
  if (because === undefined || seen.has(id))
    return [`${indent}${id} ${style.faint(because === undefined ? "does not change" : "(above)")}`];
  seen.add(id);
  const { properties, keys } = because;
  const edits = (names: readonly string[]) => change.edits.filter(({ key }) => names.includes(key));
  const whole = properties.length > 0 ? [] : edits(keys).map((edit) => `${indent}  ${editLine(edit, style).trimStart()}`);
  const each = properties.flatMap((property) => [
    `${indent}  ${propertyText(property, style)}`,
    ...edits(property.keys).map((edit) => `${indent}    ${editLine(edit, style).trimStart()}`),
    ...property.through.flatMap((upstream) => operationLines(upstream, change, style, `${indent}    `, seen)),
  ]);
  return [`${indent}${operationLine({ ...because, properties: [], through: [] }, style)}`, ...whole, ...each];
}

function propertyText({ name, before, after, replaces }: BecauseProperty, style: Style): string {
  const text = (value: unknown) => (value === undefined ? "not set" : planText(value as PlanValue, 40));
  return `${name}: ${text(before)} → ${text(after)}${replaces ? ` ${style.error("(replaces it)")}` : ""}`;
}
