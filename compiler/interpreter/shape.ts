/** Validates a plan against schema/plan.schema.json with a precompiled validator. */
import validate from "../../generated/interpreter/plan-shape.js";

/** Schema violations, one line each; empty for a valid plan. */
export function planShape(raw: unknown): string[] {
  if (validate(raw)) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword, message, params }) => {
    const extra = Object.values(params).filter((value) => typeof value === "string");
    const subject = instancePath === "" ? "the plan" : instancePath.slice(1);
    if (keyword === "pattern") return `${subject} does not have the form that the compiler writes`;
    return `${subject} ${message ?? "is wrong"}${extra.length > 0 ? ` (${extra.join(", ")})` : ""}`;
  });
}
