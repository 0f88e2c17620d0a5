/**
 * A document of the plan as far as its values are known: expressions are replaced by markers, and a choice gives two documents.
 */
import type { ExpressionTypes, Reference } from "../check-state.ts";
import type { CatalogueType } from "../types.ts";
import { isExpression } from "../../plan/builder/expr.ts";
import type { PlanExpression } from "../../plan/types.ts";

/**
 * What stands for an expression, by what it will be. No document holds any of them: a control character is no part of a name. Those that
 * are no text are objects, so that they are not taken for one.
 */
export const markers = { text: "\u0000text", any: "\u0000any", number: { "\u0000": "number" }, boolean: { "\u0000": "boolean" } } as const;

type Marker = (typeof markers)[keyof typeof markers];

/**
 * `value` with every choice of stack config taken one way, and once more the other way where there is a choice. A part that a choice
 * leaves out is left out. `types` tells numbers and texts of references apart; without it a reference may be anything.
 */
export function documentVariants(value: unknown, types?: ExpressionTypes): unknown[] {
  const branches = { met: false };
  const first = known(value, "then", types, branches);
  return branches.met ? [first, known(value, "else", types, branches)] : [first];
}

function known(value: unknown, branch: "then" | "else", types: ExpressionTypes | undefined, branches: { met: boolean }): unknown {
  const inner = (item: unknown): unknown => known(item, branch, types, branches);
  if (Array.isArray(value)) return value.map(inner).filter((item) => item !== undefined);
  if (typeof value !== "object" || value === null) return value ?? undefined;
  if (!isExpression(value)) {
    const entries = Object.entries(value).map(([key, item]) => [key, inner(item)] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
  }
  const expression = value as PlanExpression;
  if ("$literal" in expression) return expression.$literal;
  if ("$secret" in expression) return inner(expression.$secret);
  if ("$if" in expression) {
    branches.met = true;
    return inner(expression[branch]);
  }
  return "$concat" in expression || "$json" in expression ? markers.text : referenceMarker(expression, types);
}

function referenceMarker(reference: Reference, types: ExpressionTypes | undefined): Marker {
  const found = types?.typeOf(reference);
  return found === undefined || "got" in found ? markers.any : markerOf(found.type);
}

function markerOf(type: CatalogueType): Marker {
  if (type === "string" || (typeof type === "object" && ("enum" in type || "open" in type))) return markers.text;
  return type === "number" || type === "boolean" ? markers[type] : markers.any;
}
