/** Compares what a preview announces with what was reviewed. */
import type { ExpectedChange, ExpectedOperation } from "../../change/expected.ts";
import type { Announced } from "./preview.ts";

export interface Verdict {
  /** What the preview announces and nobody reviewed: one line per resource. */
  readonly surprises: readonly Surprise[];
  /** Reviewed operations that the preview does not announce, such as those of an update that was interrupted and goes on. */
  readonly absent: readonly ExpectedOperation[];
}

export interface Surprise {
  readonly resource: string;
  readonly type: string;
  readonly operation: string;
  readonly message: string;
}

export function verify(announced: readonly Announced[], { operations }: Pick<ExpectedChange, "operations">): Verdict {
  const expected = new Map(operations.map((operation) => [keyOf(operation), operation]));
  const seen = new Set(announced.map(keyOf));
  const surprises = announced.flatMap((found): readonly Surprise[] => {
    const message = surpriseOf(found, expected.get(keyOf(found)));
    return message === undefined ? [] : [{ resource: found.id, type: found.type, operation: found.operation, message }];
  });
  return { surprises, absent: operations.filter((each) => each.operation !== "any" && !seen.has(keyOf(each))) };
}

/** An old and a new resource of one name may differ in type. */
function keyOf({ id, type }: Pick<Announced, "id" | "type">): string {
  return `${type} ${id}`;
}

function surpriseOf(found: Announced, expected: ExpectedOperation | undefined): string | undefined {
  const { operation } = found;
  if (operation === "delete-replaced") {
    return expected?.operation === "replace" ? undefined : "deletes what an interrupted replacement left over, and that was not expected";
  }
  if (expected === undefined) return `${operation}${because(found)}, and no change was expected`;
  if (expected.operation === "any") return undefined;
  // A resource that the plan imports exists: the engine creates it in the state alone.
  if (operation === "import" && expected.operation === "create") return undefined;
  if (operation !== expected.operation) return `${operation}${because(found)}, and ${expected.operation} was expected`;
  if (found.order !== undefined && expected.order !== undefined && found.order !== expected.order) {
    return `${operation}, ${found.order}, and ${expected.order} was expected`;
  }
  const causes = beyond(found.replacing, expected.replacing);
  if (causes.length > 0) return `${operation} because of ${causes.join(", ")}, which was not expected to replace it`;
  const others = operation === "create" || operation === "delete" ? [] : beyond(found.properties, expected.properties);
  return others.length === 0 ? undefined : `${operation} changes ${others.join(", ")} as well, which was not expected`;
}

/** The provider computes `tagsAll` from the tags. */
function beyond(found: readonly string[], expected: readonly string[]): readonly string[] {
  return found.filter((name) => !expected.includes(name) && !(name === "tagsAll" && expected.includes("tags")));
}

function because({ replacing, properties }: Announced): string {
  const names = replacing.length > 0 ? replacing : properties;
  return names.length === 0 ? "" : ` (${names.slice(0, 5).join(", ")}${names.length > 5 ? ", …" : ""})`;
}
