/** Plan values as a picture shows them. */
import type { PlanValue } from "../../plan/types.ts";

export type PlanRecord = Readonly<Record<string, PlanValue>>;

/** An object that is no list; undefined for everything else. */
export function record(value: PlanValue | undefined): PlanRecord | undefined {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as PlanRecord) : undefined;
}

/** The items of a list; a single value is a list of one, nothing is none. */
export function list(value: PlanValue | undefined): readonly PlanValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly PlanValue[]) : [value];
}

/** The document in `{"$json": …}`, else the value itself. */
export function document(value: PlanValue | undefined): PlanValue | undefined {
  const inner = record(value);
  return inner !== undefined && "$json" in inner ? inner["$json"] : value;
}

/** The id in a `$ref`, also inside a secret. */
export function refId(value: PlanValue | undefined): string | undefined {
  const inner = record(value);
  if (inner === undefined) return undefined;
  if (typeof inner["$ref"] === "string") return inner["$ref"];
  return refId(inner["$secret"]);
}

/**
 * Text of a value: of a choice by stack config the `then` (what holds once the stack is configured), of stack config its name,
 * of another resource's output its id; undefined for lists and objects.
 */
export function shown(value: PlanValue | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== "object") return String(value);
  const inner = record(value);
  if (inner === undefined) return undefined;
  if (Array.isArray(inner["$concat"])) return (inner["$concat"] as readonly PlanValue[]).map((part) => shown(part) ?? "…").join("");
  if ("$if" in inner) return shown(inner["then"]);
  if ("$secret" in inner) return shown(inner["$secret"]);
  if (typeof inner["$config"] === "string") return `‹${inner["$config"]}›`;
  return refId(value);
}

/** A number, also inside a choice by stack config. */
export function amount(value: PlanValue | undefined): number | undefined {
  const text = shown(value);
  return text === undefined || text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
}

/** `1 task`, `2 tasks`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
