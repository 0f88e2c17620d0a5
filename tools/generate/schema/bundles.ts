/**
 * A bundle and a shape from one source:
 * - effective: what the compiler validates, after `extends` and before defaults: keys without a default are required;
 * - filled: what the model holds, after defaults: every key is present except the optional ones. The types come from it.
 */
import { mapValues, type SchemaNode } from "./load.ts";

function isRequired(node: SchemaNode, filled: boolean): boolean {
  if (node["x-optional"] === true || node["x-authoring"] === true) return false;
  if (filled) return true;
  if ("x-default" in node) return false;
  // A section or group is required when one of its keys is.
  if (node.properties !== undefined && !("x-group" in node))
    return Object.values(node.properties).some((child) => isRequired(child, filled));
  return true;
}

/** The node with `required` lists; `filled`: of the spec with its defaults. */
export function withRequired(node: SchemaNode, filled: boolean): SchemaNode {
  const result: SchemaNode = { ...node };
  if (node.properties) {
    const required = node.required ?? Object.keys(node.properties).filter((key) => isRequired(node.properties![key]!, filled));
    result.properties = mapValues(node.properties, (child) => withRequired(child, filled));
    if (required.length > 0) result.required = required;
    else delete result.required;
  }
  if (node.items) result.items = withRequired(node.items, filled);
  if (typeof node.additionalProperties === "object") result.additionalProperties = withRequired(node.additionalProperties, filled);
  return result;
}

function withoutAuthoring(node: SchemaNode): SchemaNode {
  const properties = Object.fromEntries(Object.entries(node.properties ?? {}).filter(([, child]) => child["x-authoring"] !== true));
  return { ...node, properties };
}

export function effectiveBundle(source: SchemaNode): SchemaNode {
  return { ...withRequired(withoutAuthoring(source), false), $id: "environment.effective.schema.json" };
}

export function filledBundle(source: SchemaNode): SchemaNode {
  return withRequired(withoutAuthoring(source), true);
}
