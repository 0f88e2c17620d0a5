/** A plan document for validation: expressions are replaced by markers, and a choice yields two variants of the document. */
import type { ExpressionTypes } from "../check-state.ts";
import type { CatalogueType } from "../types.ts";
import { parse, type Reference } from "../../plan/expressions.ts";
import type { PlanValue } from "../../plan/types.ts";

/**
 * Placeholders for expressions, by the type that they resolve to. No real document contains one: names contain no control characters.
 * Non-text markers are objects, so that they cannot pass as text.
 */
export const markers = { text: "\u0000text", any: "\u0000any", number: { "\u0000": "number" }, boolean: { "\u0000": "boolean" } } as const;

type Marker = (typeof markers)[keyof typeof markers];

/**
 * `value` with every choice by stack config taken one way and, if it contains a choice, a second variant with every choice taken the other
 * way. Parts that a choice omits are omitted. `types` distinguishes numeric from text references; without it a reference may have any type.
 */
export function documentVariants(value: PlanValue, types?: ExpressionTypes): unknown[] {
  const branches = { met: false };
  const first = known(value, "then", types, branches);
  return branches.met ? [first, known(value, "else", types, branches)] : [first];
}

function known(value: PlanValue, branch: "then" | "else", types: ExpressionTypes | undefined, branches: { met: boolean }): unknown {
  const inner = (item: PlanValue): unknown => known(item, branch, types, branches);
  const node = parse(value);
  switch (node.kind) {
    case "scalar":
      return node.value ?? undefined;
    case "list":
      return node.items.map(inner).filter((item) => item !== undefined);
    case "map": {
      const entries = Object.entries(node.entries).map(([key, item]) => [key, inner(item)] as const);
      return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
    }
    case "literal":
      return node.value;
    case "secret":
      return inner(node.value);
    case "if":
      branches.met = true;
      return inner(node[branch]);
    case "concat":
    case "json":
    case "subnet":
      return markers.text;
    case "malformed":
      return markers.any;
    default:
      return referenceMarker(node, types);
  }
}

function referenceMarker(reference: Reference, types: ExpressionTypes | undefined): Marker {
  const found = types?.typeOf(reference);
  return found === undefined || "got" in found ? markers.any : markerOf(found.type);
}

function markerOf(type: CatalogueType): Marker {
  if (type === "string" || (typeof type === "object" && ("enum" in type || "open" in type))) return markers.text;
  return type === "number" || type === "boolean" ? markers[type] : markers.any;
}
