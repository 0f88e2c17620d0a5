/**
 * Compiles the spec of a plan again, and compares. A fingerprint says that the spec is the one that was compiled; only this says that
 * nobody edited the plan. See docs/decisions/0081-what-was-reviewed-runs.md.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { canonicalJson } from "../canonical/json.ts";
import { packageFile } from "../package/files.ts";
import type { Plan, PlanResource } from "../plan/types.ts";

/** What the package exports for programs, as far as it is used here. */
export interface Compiler {
  readonly nodeFiles: (root: string) => unknown;
  readonly compile: (
    file: string,
    settings: { readonly files: unknown; readonly asOf: string },
  ) => { readonly plan?: Plan; readonly diagnostics: readonly { readonly severity: string; readonly message: string }[] };
}

/** The compiler of the package that this program belongs to; undefined if only the program is installed. */
export function installedCompiler(): Compiler | undefined {
  const file = packageFile("dist/library/index.cjs");
  return existsSync(file) ? (createRequire(file)(file) as Compiler) : undefined;
}

/** What is wrong with the plan; undefined if the spec compiles to it. */
export function mismatch(plan: Plan, spec: string, root: string, { compile, nodeFiles }: Compiler): string | undefined {
  const { plan: compiled, diagnostics } = compile(spec, { files: nodeFiles(root), asOf: dayOf(plan) });
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (compiled === undefined) return `${spec} does not compile${error === undefined ? "" : `: ${error.message}`}`;
  const difference = firstDifference(plan, compiled);
  return difference === undefined ? undefined : `${spec} compiles to another plan: ${difference}`;
}

/**
 * A waiver that expired yesterday must not block an urgent update of a plan that was valid: the last day on which all waivers of the plan
 * hold decides. The waivers themselves are part of the comparison.
 */
function dayOf({ waivers }: Plan): string {
  return [new Date().toISOString().slice(0, 10), ...waivers.map(({ until }) => until)].sort()[0]!;
}

/** The first resource or part that differs, and its first property that does. */
function firstDifference(plan: Plan, compiled: Plan): string | undefined {
  const wanted = new Map(compiled.resources.map((resource) => [resource.id, resource]));
  for (const resource of plan.resources) {
    const own = wanted.get(resource.id);
    if (own === undefined) return `the plan has the resource ${resource.id}, which the spec does not`;
    const property = differingProperty(resource, own);
    if (property !== undefined) return `${resource.id} differs in ${property}`;
  }
  const planned = new Set(plan.resources.map(({ id }) => id));
  const lacking = compiled.resources.find(({ id }) => !planned.has(id));
  if (lacking !== undefined) return `the plan lacks the resource ${lacking.id}`;
  const parts = new Set([...Object.keys(plan), ...Object.keys(compiled)]);
  return [...parts].map((part) => differing(plan, compiled, part)).find((part) => part !== undefined);
}

function differingProperty(one: PlanResource, other: PlanResource): string | undefined {
  for (const part of ["type", "module", "options", "from", "inputs"] as const) {
    const found = differing(one, other, part);
    if (found !== undefined) return found.replace(/^inputs\./, "");
  }
  return differing(one, other, "id");
}

/** The part if it differs, with its first member that does. */
function differing(one: object, other: object, part: string): string | undefined {
  const [a, b] = [(one as Members)[part], (other as Members)[part]];
  if (canonical(a) === canonical(b)) return undefined;
  if (!isMembers(a) || !isMembers(b)) return part;
  const member = [...new Set([...Object.keys(a), ...Object.keys(b)])].find((key) => canonical(a[key]) !== canonical(b[key]));
  return member === undefined ? part : `${part}.${member}`;
}

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function canonical(value: unknown): string | undefined {
  return value === undefined ? undefined : canonicalJson(value);
}
