/**
 * Two bundles and one shape from one source:
 * - effective: what the compiler validates, after `extends` and before defaults: keys without a default are required;
 * - authoring: what editors validate: nothing is required where `extends` is present, and `null` is allowed everywhere;
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

function withRequired(node: SchemaNode, filled: boolean): SchemaNode {
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

export function authoringBundle(source: SchemaNode): SchemaNode {
  const effective = withRequired(source, false);
  const demands: Record<string, SchemaNode> = {};
  for (const [key, section] of Object.entries(effective.properties ?? {})) {
    if (section.type === "object" && section.required && section["x-order"] !== undefined) demands[key] = { required: section.required };
  }
  const relaxed = withFormMessages(allowNull(source, true)) as SchemaNode;
  return {
    ...relaxed,
    $id: "environment.authoring.schema.json",
    if: { required: ["extends"] },
    then: {},
    else: { required: effective.required ?? [], properties: demands },
  };
}

/** Editors would show the pattern of a text that does not match; `patternErrorMessage` is what they show instead. */
function withFormMessages(node: unknown): unknown {
  if (node === null || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map(withFormMessages);
  const { "x-form": form } = node as SchemaNode;
  const inner = Object.fromEntries(Object.entries(node).map(([key, child]) => [key, withFormMessages(child)]));
  return typeof form === "string" ? { ...inner, patternErrorMessage: `expected ${form}` } : inner;
}

/** `null` resets a key to its default, so an editor must accept it. List items inherit nothing, so they have no `null`. */
function allowNull(node: SchemaNode, top: boolean): SchemaNode {
  const result: SchemaNode = { ...node };
  if (node.properties) result.properties = mapValues(node.properties, (child) => allowNull(child, false));
  if (typeof node.additionalProperties === "object" && node.additionalProperties.properties)
    result.additionalProperties = allowNull(node.additionalProperties, false);
  if (!top && node.type !== undefined) {
    result.type = [...[node.type].flat(), "null"];
    if (node.enum) result.enum = [...node.enum, null];
  }
  return result;
}
