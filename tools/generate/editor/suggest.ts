/**
 * Values that editors suggest. A suggestion is a `defaultSnippets` entry, which the YAML language server completes and never validates: a
 * value that AWS adds later is no error in the editor, and what is wrong with a value the compiler says better.
 */
import { stringify } from "yaml";
import type { SchemaNode } from "../schema/load.ts";

/** One suggested value. */
export interface Suggestion {
  readonly value: string | number;
  /** What the list shows beside the value. */
  readonly description?: string;
}

export type Values = readonly (string | number | Suggestion)[];

export function valueOf(value: Values[number]): string | number {
  return typeof value === "object" ? value.value : value;
}

/** A schema that accepts everything and suggests these values, in this order. Values of several lists are sorted by `group` first. */
export function suggesting(values: Values, group = ""): SchemaNode {
  const texts = values.map((value) => yamlOf(valueOf(value)));
  const inOrder = texts.every((text, index) => index === 0 || texts[index - 1]! < text);
  const snippets = values.map((value, index) => ({
    label: texts[index],
    body: texts[index],
    // The label sorts the list if there is no other text.
    ...(inOrder ? {} : { sortText: `${group}${String(index).padStart(3, "0")}` }),
    ...(typeof value === "object" && value.description !== undefined ? { description: value.description } : {}),
  }));
  return { defaultSnippets: snippets };
}

/** The scalar as YAML text on one line: quoted only if it must be. */
export function yamlOf(value: unknown): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** What holds where an object's `key` has a value of `branches`, and what holds elsewhere. */
export function chosenBy(key: string, branches: ReadonlyMap<unknown, SchemaNode>, otherwise: SchemaNode): SchemaNode[] {
  const has = (condition: SchemaNode): SchemaNode => ({ required: [key], properties: { [key]: condition } });
  return [
    ...[...branches].map(([value, then]) => ({ if: has({ const: value }), then })),
    { if: has({ enum: [...branches.keys()] }), else: otherwise },
  ];
}

/** A schema of the value at `path`, in which `[]` stands for the items of a list. Another schema suggests the keys themselves. */
export function at(path: readonly string[], node: SchemaNode): SchemaNode {
  return path.reduceRight<SchemaNode>(
    (inner, step) => (step === "[]" ? { items: inner } : { properties: { [step]: { doNotSuggest: true, allOf: [inner] } } }),
    node,
  );
}
