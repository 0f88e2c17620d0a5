/** Values of a plan, taken apart. */
import type { PlanValue } from "../../plan/types.ts";

declare const narrowed: unique symbol;
/** An object of the plan; the mark makes narrowing keep the index signature where the declared type is a union of expressions. */
export interface PlanRecord extends Readonly<Record<string, PlanValue>> {
  readonly [narrowed]: true;
}

export function isRecord(value: unknown): value is PlanRecord {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The id in `{"$ref": id}`. */
export function refId(value: PlanValue | undefined): string | undefined {
  return isRecord(value) && typeof value["$ref"] === "string" ? value["$ref"] : undefined;
}

/** The document inside `{"$json": document}`, or inside JSON text. */
export function document(value: PlanValue | undefined): PlanValue | undefined {
  if (typeof value === "string") return parsed(value);
  return isRecord(value) ? value["$json"] : undefined;
}

function parsed(text: string): PlanValue | undefined {
  try {
    return JSON.parse(text) as PlanValue;
  } catch {
    return undefined;
  }
}

/** One value or a list of them, as a list: AWS's documents leave the brackets out around one. */
export function list(value: PlanValue | undefined): readonly PlanValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly PlanValue[]) : [value];
}

/** Objects of a list. */
export function records(value: PlanValue | undefined): readonly PlanRecord[] {
  return list(value).filter(isRecord);
}

/** Text with `…` for each part that is known at deployment only. */
export function textOf(value: PlanValue | undefined): string {
  if (isRecord(value) && "$concat" in value) return list(value["$concat"]).map(textOf).join("");
  return typeof value === "string" ? value : "…";
}
