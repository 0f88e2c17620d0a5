/** Keys and list items without a value: says what belongs there, and suggests only what the schema accepts. */
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { mistypedLine } from "../source/mistyped-line.ts";
import type { EmptyValue, SpecSource } from "../source/types.ts";
import { unknownKey } from "./schema/keys.ts";
import { effectiveSchema, nodeAt, type SchemaNode } from "./schema/metadata.ts";
import { keySample } from "./schema/key-sample.ts";
import { dotted, inYaml } from "./schema/words.ts";

/**
 * empty-value for each forgotten value, instead of those of the `wrong` schema errors that it causes. An empty section above keys that
 * belong to it lacks only their indentation.
 */
export function withEmptyValues(source: SpecSource, wrong: readonly Diagnostic[]): readonly Diagnostic[] {
  if (source.empties.length === 0) return wrong;
  const schema = effectiveSchema();
  const found = source.empties.map((empty) => ({ empty, children: unindented(source, empty, schema) }));
  const explained = new Set(found.flatMap(({ empty, children }) => [dotted(empty.path), ...children]));
  const missing = new Set(wrong.flatMap(({ key = "", rule }) => (rule.startsWith("missing-") ? prefixesOf(key) : [])));
  return [
    ...found.map(({ empty, children }) => describe(empty, children, schema, isNeeded(empty, missing))),
    ...wrong.filter(({ key = "" }) => !prefixesOf(key).some((prefix) => explained.has(prefix))),
  ];
}

/** `rds.rdsMultiAz` → `rds`, `rds.rdsMultiAz`. */
function prefixesOf(key: string): readonly string[] {
  const steps = key.split(".");
  return steps.map((_step, index) => steps.slice(0, index + 1).join("."));
}

/** Does the schema want a value, so that neither null nor the parent's absence is enough? */
function isNeeded({ path }: EmptyValue, missing: ReadonlySet<string>): boolean {
  return path.some((step) => typeof step === "number") || missing.has(dotted(path));
}

/** Top-level keys that belong into the empty section. */
function unindented({ tree }: SpecSource, { path }: EmptyValue, { properties = {} }: SchemaNode): readonly string[] {
  const own = path.length === 1 ? properties[String(path[0])]?.properties : undefined;
  if (own === undefined) return [];
  return Object.keys(tree).filter((key) => !Object.hasOwn(properties, key) && Object.hasOwn(own, key));
}

function describe(empty: EmptyValue, children: readonly string[], schema: SchemaNode, needed: boolean): Diagnostic {
  const { path } = empty;
  const name = path.at(-1)!;
  const key = dotted(path);
  if (typeof name === "number")
    return problem("empty-value", empty, "a list item has no value", { help: "add a value, or remove the item", key });
  if (children.length > 0) {
    const help = `indent ${children.map((child) => `\`${child}\``).join(", ")} by two spaces`;
    return problem("empty-value", empty, `\`${name}\` has no value: the keys below it are not indented`, { help, key });
  }
  const mistyped = mistypedLine(name);
  if (name.includes(":") && mistyped !== undefined) return problem("empty-value", empty, mistyped.message, { help: mistyped.help, key });
  const parent = nodeAt(schema, path.slice(0, -1));
  const isKnown = name === "extends" || Object.hasOwn(parent.properties ?? {}, name) || parent.additionalProperties !== false;
  if (!isKnown) {
    const { message, help } = unknownKey(schema, path);
    return problem(path.length === 1 ? "unknown-section" : "unknown-key", empty, message, { help, key });
  }
  return problem("empty-value", empty, `\`${name}\` has no value`, { help: helpFor(empty, nodeAt(schema, path), needed), key });
}

function helpFor({ path, inherited }: EmptyValue, node: SchemaNode, needed: boolean): string {
  const name = String(path.at(-1));
  const keys = keySample(node);
  const below = `add its keys below it${keys === undefined ? "" : `, for example \`${keys}\``}`;
  const ways = [node.properties === undefined ? `add a value${sample(name, node)}` : below];
  // An entry of a map may be empty: a queue with every default.
  if (path.length > 2 && node.properties !== undefined && (node.required ?? []).length === 0) ways.push(`write \`${name}: {}\``);
  if (inherited !== undefined) ways.push(`remove the line to keep the value of ${inherited}`);
  else if (!needed) ways.push("remove the line");
  return ways.join(", or ");
}

function sample(name: string, { examples }: SchemaNode): string {
  return examples?.[0] === undefined ? "" : `, for example \`${name}: ${inYaml(examples[0])}\``;
}
