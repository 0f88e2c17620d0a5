/** Is it a plan at all? By schema/plan.schema.json, compiled ahead. */
import validate from "../../generated/interpreter/plan-shape.js";

/** What differs from the plan's schema, one line each; nothing when it is a plan. */
export function planShape(raw: unknown): string[] {
  if (validate(raw)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const extra = Object.values(params).filter((value) => typeof value === "string");
    const subject = instancePath === "" ? "the plan" : instancePath.slice(1);
    return `${subject} ${message ?? "is wrong"}${extra.length > 0 ? ` (${extra.join(", ")})` : ""}`;
  });
}
