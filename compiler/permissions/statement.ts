/** Does a statement speak of an action and a resource? */
import type { PlanReader } from "../plan/reader.ts";
import type { PlanValue } from "../plan/types.ts";
import { list } from "../plan/values.ts";
import type { Statement } from "../rules/shared/statements.ts";
import { textOf } from "./arns.ts";
import { actionCovers, actionsMeet, covers, resourcesMeet, type UnknownParts, type Answer } from "./match.ts";

/** What is asked: an action, which may contain wildcards, and the ARNs of a resource. */
export interface Question {
  readonly action: string;
  readonly targets: readonly string[];
}

/** The actions of the statement that the question means: its own patterns, or what `NotAction` leaves. */
export function meantActions(reader: PlanReader, { stated }: Statement, { action }: Question, unknown: UnknownParts): readonly string[] {
  const texts = (element: string) => list(stated[element]).map((value) => textOf(reader, value, unknown.mark));
  const excluded = texts("NotAction");
  if (stated["NotAction"] === undefined) return texts("Action").filter((pattern) => actionsMeet(pattern, action));
  return excluded.some((pattern) => actionCovers(pattern, action)) ? [] : [`${action} (not ${excluded.join(", ")})`];
}

/** Does it speak of one of the resources, and certainly so? */
export function meansResource(
  reader: PlanReader,
  { stated, kind, resource }: Statement,
  { targets }: Question,
  unknown: UnknownParts,
): Answer {
  const patterns = (element: string) => list(stated[element]).map((value) => textOf(reader, value, unknown.mark));
  if (kind === "trustPolicy") return "yes";
  // In a policy of a resource, no Resource and `*` both mean that resource.
  if (stated["NotResource"] === undefined && stated["Resource"] === undefined && resource !== undefined) return "yes";
  if (stated["NotResource"] === undefined)
    return best(patterns("Resource").flatMap((text) => targets.map((each) => resourcesMeet(text, each))));
  const excluded = targets.map((each) => best(patterns("NotResource").map((text) => covers(text, each))));
  if (excluded.every((answer) => answer === "yes")) return "no";
  return excluded.every((answer) => answer === "no") ? "yes" : "unknown";
}

/** Does a statement that denies certainly cover the whole question? */
export function deniesAll(reader: PlanReader, statement: Statement, question: Question, unknown: UnknownParts): boolean {
  const { stated, condition, kind } = statement;
  if (Object.keys(condition).length > 0 || stated["NotAction"] !== undefined || stated["NotResource"] !== undefined) return false;
  const texts = (value: PlanValue | undefined) => list(value).map((each) => textOf(reader, each, unknown.mark));
  if (!texts(stated["Action"]).some((pattern) => actionCovers(pattern, question.action))) return false;
  if (kind === "trustPolicy" || stated["Resource"] === undefined) return true;
  return question.targets.slice(0, 1).every((target) => texts(stated["Resource"]).some((pattern) => covers(pattern, target) === "yes"));
}

export function best(answers: readonly Answer[]): Answer {
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}
