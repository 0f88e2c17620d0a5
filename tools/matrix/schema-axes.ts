/**
 * Axes that the schema implies: one per boolean and enumeration of a module's section. A new module's switches join the matrix and the
 * ledger of logical ids with its schema file; no other file lists them.
 *
 * A key's `x-matrix` states its forms where its type does not imply them. Each form is a part of the key's section, including the keys that
 * must change with it. Keys of other types join the matrix by stating forms. `x-requires` states what a switch needs to be turned on.
 */
import { fragmentOf, isModule, topLevel, type KeyNode } from "../../compiler/reference/schema.ts";
import { securityRule } from "../../compiler/rules/index.ts";
import type { Axis, Tree } from "./axis.ts";

/** The axes of all module sections, in schema order. */
export function schemaAxes(): readonly Axis[] {
  return topLevel()
    .filter(([, node]) => isModule(node))
    .flatMap(([section, node]) => axesOf(section, node));
}

/** The axes of one module's section. */
export function axesOf(section: string, { properties = {} }: KeyNode): readonly Axis[] {
  return Object.entries(properties).flatMap(([key, node]) => {
    const forms = node["x-matrix"] ?? valuesOf(node).map((value) => fragmentOf(key, value, node));
    return forms.length < 2 ? [] : [{ name: `${section}.${key}`, values: forms.map((form) => valueOf(section, key, node, form)) }];
  });
}

function valueOf(section: string, key: string, node: KeyNode, form: Tree): Axis["values"][number] {
  const onlyInDev = isMandatory(node, form[key]);
  return [String(form[key] ?? "unset"), (choice) => (onlyInDev && choice["class"] === "prod" ? {} : { [section]: form })];
}

/** Both values of a boolean, every value of an enumeration. Numbers are quantities: their extremes are enough. */
function valuesOf(node: KeyNode): readonly unknown[] {
  if (node.type === "boolean") return [false, true];
  const values = node.enum ?? [];
  return values.every((value) => typeof value === "number") ? [...new Set([values[0], values.at(-1)])] : values;
}

/** Does the value switch off a control that class prod may not waive? The base's value stays then. */
function isMandatory(node: KeyNode, value: unknown): boolean {
  return (node["x-controls"] ?? [])
    .filter(({ off, below }) => (below === undefined ? value === off : Number(value) < below))
    .some(({ rule }) => securityRule(rule)?.security.prodWaiver === undefined);
}
