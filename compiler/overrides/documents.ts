/** Checks JSON documents (container definitions, policies, dashboards) in overrides and extra resources against their schemas. */
import { checkDocuments, type DocumentProblem } from "../provider/documents/check.ts";
import { pathOfSteps, pointerSteps } from "../source/keys.ts";
import type { KeyPath } from "../source/types.ts";
import { conversion } from "../validate/schema/conversions.ts";
import type { InputPath } from "./change.ts";
import type { CheckContext } from "./check-context.ts";
import { isUnread } from "./expressions.ts";

/**
 * Reports errors in the documents of resource `id`, each at the spec path that `placeOf` returns for the input. Skips documents that could
 * not be read or whose input has the `wrong` type, because those are already reported.
 */
export function reportDocuments(
  id: string,
  wrong: ReadonlySet<string>,
  placeOf: (path: InputPath) => KeyPath,
  { resources, expressions, report }: CheckContext,
): void {
  const resource = resources.get(id)!;
  const inputs = Object.fromEntries(Object.entries(resource.inputs).filter(([name, value]) => !wrong.has(name) && !holdsUnread(value)));
  const problems = checkDocuments({ resources: [{ ...resource, inputs }] }, { types: expressions });
  for (const problem of problems.filter((each) => !problems.some((other) => follows(each, other)))) {
    const { unknown, property, kind, message } = problem;
    const { suggestion } = unknown ?? {};
    const path = inputPathOf(problem);
    const what = unknown === undefined ? "value" : "key";
    const at = placeOf(path);
    const quoted = message.endsWith("string") ? conversion(["string"], report.written(at), { type: "string" }) : undefined;
    const schema = quoted ?? `see the schema of the ${names[kind]} in schema/documents/ of platform-compile`;
    const help = suggestion === undefined ? schema : `did you mean \`${suggestion}\`?`;
    report.error("invalid-json-document", at, `\`${textOf(property, problem.pointer)}\` of ${id} ${message}`, { what, help });
  }
}

/** Is the problem a missing property whose misspelling is reported anyway? */
function follows({ property, pointer, message }: DocumentProblem, { unknown, ...other }: DocumentProblem): boolean {
  const meant = unknown?.suggestion;
  if (meant === undefined || property !== other.property || pointer !== other.pointer) return false;
  return message.startsWith("must have ") && message.split(/\W+/).includes(meant);
}

const names: Readonly<Record<DocumentProblem["kind"], string>> = {
  containerDefinitions: "list of container definitions",
  dashboard: "dashboard body",
  ecrLifecyclePolicy: "repository lifecycle policy",
  eventPattern: "event pattern",
  identityPolicy: "identity policy",
  resourcePolicy: "resource policy",
  trustPolicy: "trust policy",
  sqsRedrivePolicy: "redrive policy",
  sqsRedriveAllowPolicy: "redrive allow policy",
  snsRedrivePolicy: "subscription redrive policy",
};

/** Path from the inputs to the error: `inlinePolicies[0].policy` plus the JSON pointer into it. */
function inputPathOf({ property, pointer, unknown }: DocumentProblem): InputPath {
  return pathOfSteps([...(property.match(/[^[\].]+/g) ?? []), ...pointerSteps(pointer), ...(unknown === undefined ? [] : [unknown.name])]);
}

function textOf(property: string, pointer: string): string {
  return [property, ...pointerSteps(pointer)].join(".");
}

function holdsUnread(value: unknown): boolean {
  if (value === null || typeof value !== "object") return false;
  return isUnread(value) || Object.values(value).some(holdsUnread);
}
