/** Values that a schema node allows, from the node alone. */
import fc from "fast-check";

/** The subset of JSON Schema that the spec's schema uses. */
export interface Node {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly maxProperties?: number;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Node;
  readonly propertyNames?: Node;
  readonly items?: Node;
  readonly examples?: readonly unknown[];
}

/** Values of one node: its examples, its bounds, and everything between. */
export function valuesOf(node: Node): fc.Arbitrary<unknown> {
  const shaped = [node.type ?? "object"].flat().map((type) => ofType(type, node));
  const examples = node.examples ?? [];
  return examples.length === 0 ? fc.oneof(...shaped) : fc.oneof(fc.constantFrom(...examples), ...shaped);
}

function ofType(type: string, node: Node): fc.Arbitrary<unknown> {
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  switch (type) {
    case "boolean":
      return fc.boolean();
    case "integer":
      return between(node, (min, max) => fc.integer({ min, max }));
    case "number":
      return between(node, (min, max) => fc.double({ min, max, noNaN: true }));
    case "string":
      return textOf(node);
    case "array":
      return listOf(node);
    case "object":
      return objectOf(node);
    default:
      throw new Error(`the schema has the type ${type}, which no value is made for`);
  }
}

/** Bounds as often as the values between them: comparisons go wrong at bounds. */
function between(node: Node, make: (min: number, max: number) => fc.Arbitrary<number>): fc.Arbitrary<number> {
  const min = node.minimum ?? (node.exclusiveMinimum === undefined ? 0 : node.exclusiveMinimum + 1e-6);
  const max = node.maximum ?? 2 ** 31 - 1;
  const near = [min, Math.min(min + 1, max), max].map((value) => fc.constant(value));
  // Most keys have wide bounds and small values.
  return fc.oneof(make(min, max), make(min, Math.min(max, min + 100)), ...near);
}

function textOf({ pattern, minLength = 0, maxLength = Infinity }: Node): fc.Arbitrary<string> {
  if (pattern === undefined) return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40) });
  return fc.stringMatching(new RegExp(withoutLookahead(pattern))).filter((text) => {
    return text.length >= minLength && text.length <= maxLength && new RegExp(pattern, "u").test(text);
  });
}

/** fast-check cannot generate text for look-aheads; the filter that follows checks the whole pattern. */
function withoutLookahead(pattern: string): string {
  let text = pattern;
  for (let start = text.indexOf("(?!"); start >= 0; start = text.indexOf("(?!")) {
    let end = start + 1;
    for (let depth = 1; depth > 0; end += 1) depth += text[end] === "(" ? 1 : text[end] === ")" ? -1 : 0;
    text = text.slice(0, start) + text.slice(end);
  }
  return text;
}

function listOf({ items = {}, minItems = 0, maxItems = 6, uniqueItems = false }: Node): fc.Arbitrary<unknown> {
  const bounds = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 6)) };
  const item = valuesOf(items);
  return uniqueItems ? fc.uniqueArray(item, { ...bounds, selector: (value) => JSON.stringify(value) }) : fc.array(item, bounds);
}

function objectOf({ properties = {}, required = [], additionalProperties, propertyNames, maxProperties = 5 }: Node): fc.Arbitrary<unknown> {
  if (typeof additionalProperties === "object") {
    return fc.dictionary(textOf(propertyNames ?? {}), valuesOf(additionalProperties), { maxKeys: Math.min(maxProperties, 5) });
  }
  const fields = Object.fromEntries(Object.entries(properties).map(([name, node]) => [name, valuesOf(node)]));
  if (maxProperties === 1) return fc.oneof(...Object.entries(fields).map(([name, value]) => value.map((inner) => ({ [name]: inner }))));
  return fc.record(fields, { requiredKeys: [...required] });
}
