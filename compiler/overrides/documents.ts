/** JSON documents (container definitions, policies, dashboards) that overrides and extra resources make, against their schemas. */
import { checkDocuments, type DocumentProblem } from "../provider/documents/check.ts";
import { pathOfSteps, pointerSteps } from "../source/keys.ts";
import type { KeyPath } from "../source/types.ts";
import type { InputPath } from "./change.ts";
import type { CheckContext } from "./check.ts";
import { isUnread } from "./expressions.ts";

/**
 * Reports what is wrong with the documents of resource `id`, each where `placeOf` says that the input stands. A document that could not
 * be read, or whose input is of the `wrong` type, has been reported already.
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
    const help = suggestion === undefined ? `see the schema of the ${names[kind]} in schema/documents/` : `did you mean \`${suggestion}\`?`;
    report.error("invalid-json-document", placeOf(path), `\`${textOf(property, problem.pointer)}\` of ${id} ${message}`, { what, help });
  }
}

/** A property that was misspelt is not missing besides. */
function follows({ property, pointer, message }: DocumentProblem, { unknown, ...other }: DocumentProblem): boolean {
  const meant = unknown?.suggestion;
  if (meant === undefined || property !== other.property || pointer !== other.pointer) return false;
  return message.startsWith("must have ") && message.split(/\W+/).includes(meant);
}

const names: Readonly<Record<DocumentProblem["kind"], string>> = {
  containerDefinitions: "list of container definitions",
  dashboard: "dashboard body",
  ecrLifecyclePolicy: "repository lifecycle policy",
  identityPolicy: "identity policy",
  resourcePolicy: "resource policy",
  trustPolicy: "trust policy",
  sqsRedrivePolicy: "redrive policy",
  sqsRedriveAllowPolicy: "redrive allow policy",
  snsRedrivePolicy: "subscription redrive policy",
};

/** From the inputs down to what is wrong: `inlinePolicies[0].policy` and the JSON pointer into it. */
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
