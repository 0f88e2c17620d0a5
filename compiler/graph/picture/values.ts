/** Formats plan values for a picture. */
import { parse } from "../../plan/expressions.ts";
import { documentOf } from "../../plan/known.ts";
import type { PlanValue } from "../../plan/types.ts";

/** The JSON document in an input; undefined if it is not known. */
export function document(value: PlanValue | undefined): PlanValue | undefined {
  const found = documentOf(value);
  return found.state === "known" ? found.value : undefined;
}

/**
 * Text of a value. A choice by stack config becomes its `then` branch (the configured state), stack config its name, and another resource's
 * output that resource's id. Undefined for lists and objects.
 */
export function shown(value: PlanValue | undefined): string | undefined {
  const node = parse(value ?? null);
  switch (node.kind) {
    case "scalar":
      return node.value === null ? undefined : String(node.value);
    case "concat":
      return node.parts.map((part) => shown(part) ?? "…").join("");
    case "if":
      return shown(node.then);
    case "secret":
      return shown(node.value);
    case "config":
      return `‹${node.key}›`;
    case "ref":
      return node.id;
    default:
      return undefined;
  }
}

/** A number, including one inside a choice by stack config. */
export function amount(value: PlanValue | undefined): number | undefined {
  const text = shown(value);
  return text === undefined || text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
}
