/**
 * Turns subschemas into definitions, for each of which ajv generates one function. Repeated subschemas avoid copies; large ones let V8
 * compile, and the code cache hold, only what a spec uses. Every start of the command line reads the result.
 */
import { mapValues, type SchemaNode } from "./load.ts";

/** In characters of JSON. For a shorter schema, a call costs more than the copy. */
const worthwhile = 120;
/** From this length on, a schema gets its own function even if it occurs once. */
const large = 600;

export function hoistRepeated(schema: SchemaNode): SchemaNode {
  const counts = new Map<string, number>();
  count(schema, counts);
  const definitions: Record<string, SchemaNode> = {};
  const names = new Map<string, string>();
  const replace = (node: SchemaNode): SchemaNode => {
    const text = JSON.stringify(node);
    const isShared = text.length >= worthwhile && (counts.get(text) ?? 0) > 1;
    if (!isShared && text.length < large) return children(node, replace);
    let name = names.get(text);
    if (name === undefined) {
      name = `part${names.size}`;
      names.set(text, name);
      definitions[name] = children(node, replace);
    }
    return { $ref: `#/definitions/${name}` };
  };
  const result = children(schema, replace);
  return { ...result, definitions };
}

/** Counts only the first of equal subschemas in depth: the contents of a copy are hoisted with it. */
function count(node: SchemaNode, counts: Map<string, number>): void {
  const text = JSON.stringify(node);
  const seen = counts.get(text) ?? 0;
  counts.set(text, seen + 1);
  if (seen > 0 && text.length >= worthwhile) return;
  children(node, (child) => {
    count(child, counts);
    return child;
  });
}

function children(node: SchemaNode, change: (child: SchemaNode) => SchemaNode): SchemaNode {
  const result: SchemaNode = { ...node };
  if (node.properties) result.properties = mapValues(node.properties, change);
  if (node.items) result.items = change(node.items);
  if (typeof node.additionalProperties === "object") result.additionalProperties = change(node.additionalProperties);
  return result;
}
