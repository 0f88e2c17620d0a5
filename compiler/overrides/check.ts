/**
 * Checks overridden and extra resources against the provider catalogue before the plan is built. Each problem is reported at the line that
 * caused it.
 */
import type { CompilerError } from "../diagnostics/compiler-errors.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Environment } from "../model/types.ts";
import { own } from "../provider/catalogue.ts";
import { checkInputs } from "../provider/check.ts";
import { pathText, typeText, type InputProblem } from "../provider/describe.ts";
import { typeAt } from "../provider/paths.ts";
import type { KeyPath } from "../source/types.ts";
import { conversion } from "../validate/schema/conversions.ts";
import type { InputPath } from "./change.ts";
import { reportDocuments } from "./documents.ts";
import type { Edit } from "./edits.ts";
import { isUnread } from "./expressions.ts";
import { extraModule } from "./extra.ts";
import { reportIdle, type Applied } from "./overrides.ts";
import type { Report } from "./report.ts";
import { checkOptions } from "./resource-options.ts";
import type { CheckContext } from "./check-context.ts";

/** Reports errors in resources that overrides have changed. */
export function checkOverridden(applied: readonly Applied[], context: CheckContext): void {
  for (const { id, type, options, edits, vain } of applied) {
    const place = places(id, edits);
    const problems = problemsOf(type, id, context);
    for (const problem of problems) reportProblem(type, problem, place(problem.path), context.report);
    reportDocuments(id, propertiesOf(problems), place, context);
    for (const edit of vain) checkRemoved(id, type, edit, context);
    checkOptions(type, options, ["overrides", id, "options"], context);
  }
}

/** Reports errors in extra resources. */
export function checkExtra({ spec }: Environment, context: CheckContext): void {
  for (const [id, extra] of Object.entries(spec.extraResources)) {
    if (extra === undefined || context.catalogue.resource(extra.type) === undefined) continue;
    const place = (path: InputPath) => [extraModule, id, "inputs", ...path];
    const problems = problemsOf(extra.type, id, context);
    for (const problem of problems) reportProblem(extra.type, problem, place(problem.path), context.report);
    reportDocuments(id, propertiesOf(problems), place, context);
    checkOptions(extra.type, extra.options ?? {}, [extraModule, id, "options"], context);
  }
}

/** The inputs that have problems. */
function propertiesOf(problems: readonly InputProblem[]): ReadonlySet<string> {
  return new Set(problems.map(({ path }) => String(path[0])));
}

/** Problems of a resource. A misspelled property is not reported as missing as well. */
function problemsOf(type: string, id: string, context: CheckContext): readonly InputProblem[] {
  const problems = checkInputs(context.catalogue, type, context.resources.get(id)!.inputs, {
    expressions: context.expressions,
    isUnknown: isUnread,
  });
  const meant = new Set(
    problems.flatMap(({ path, suggestion }) => (suggestion === undefined ? [] : [[...path.slice(0, -1), suggestion].join(".")])),
  );
  return problems.filter(({ kind, path }) => kind !== "missing" || !meant.has(path.join(".")));
}

/** Finds the spec path of the last edit that wrote or removed a wrong value. Indexed, because a spec can hold thousands of edits and errors. */
function places(id: string, edits: readonly Edit[]): (path: InputPath) => KeyPath {
  const exact = new Map<string, number>();
  const below = new Map<string, number>();
  for (const [index, { path }] of edits.entries()) {
    exact.set(keyOf(path), index);
    for (let length = 0; length <= path.length; length += 1) below.set(keyOf(path.slice(0, length)), index);
  }
  return (path) => {
    const prefixes = Array.from({ length: path.length + 1 }, (_, length) => exact.get(keyOf(path.slice(0, length))) ?? -1);
    const within = edits[Math.max(...prefixes)];
    if (within !== undefined) return [...within.at, ...path.slice(within.path.length)];
    return edits[below.get(keyOf(path)) ?? -1]?.at ?? ["overrides", id];
  };
}

function keyOf(path: InputPath): string {
  return JSON.stringify(path.map(String));
}

function reportProblem(type: string, problem: InputProblem, at: KeyPath, report: Report): void {
  const { kind, path, expected, got, suggestion } = problem;
  const help = suggestion === undefined ? undefined : `did you mean \`${suggestion}\`?`;
  const where = pathText(path);
  if (kind === "missing") {
    return report.error("missing-property", at, `required property \`${where}\` of ${type} is missing`, { help: `expected ${expected}` });
  }
  if (kind === "unknown") {
    const [code, message] = unknown(type, where, got);
    const what = got.startsWith("property ") ? "key" : "value";
    return report.error(code, at, message, { what, help: help ?? `expected ${expected}` });
  }
  const written = report.written(at);
  // A number is quoted as the spec has it, because `17.10` is not `17.1` to its author.
  const found = typeof written.value === "number" ? got.replace(/\(.*\)$/s, `(${written.text})`) : got;
  const wanted = schemaTypes[expected];
  const converted = wanted === undefined ? undefined : conversion([wanted], written, { type: wanted });
  report.error("property-type-mismatch", at, `\`${where}\` of ${type}: expected ${expected}, got ${found}`, { help: help ?? converted });
}

/** JSON Schema's names of the types that `typeText` describes. */
const schemaTypes: Readonly<Record<string, string>> = { text: "string", number: "number", "true or false": "boolean" };

/** The error for an unknown property, either of the type itself or in an expression. */
function unknown(type: string, where: string, got: string): readonly [CompilerError, string] {
  if (got.startsWith("property ")) return ["unknown-property", `unknown property \`${where}\` of ${type}`];
  return [/^(resource|data) /.test(got) ? "unknown-resource" : "unknown-property", `\`${where}\` refers to ${got}, which does not exist`];
}

/** Reports a removal of a property that is not planned: an error if the type does not have it. */
function checkRemoved(id: string, type: string, edit: Edit, { catalogue, report }: CheckContext): void {
  const { member, shard } = catalogue.resource(type)!;
  const [first, ...rest] = edit.path;
  const known = own(member.inputs, String(first));
  const found = known === undefined ? undefined : typeAt({ type: known, shard, side: "types" }, rest);
  if (found !== undefined && !("got" in found)) return reportIdle(id, edit, report);
  const names = found === undefined ? Object.keys(member.inputs) : [];
  const meant = found === undefined ? nearest(String(first), names) : found.suggestion;
  const parent =
    found === undefined || known === undefined ? type : `\`${String(first)}\` (${typeText({ type: known, shard, side: "types" })})`;
  report.error("unknown-property", edit.at, `unknown property \`${edit.path.slice(found === undefined ? 0 : 1).join(".")}\` of ${parent}`, {
    help: meant === undefined ? "remove the entry" : `did you mean \`${meant}\`?`,
  });
}
