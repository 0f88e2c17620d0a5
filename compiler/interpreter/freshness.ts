/** Checks whether the plan is what the spec files that are present compile to. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../plan/types.ts";
import { remedyFor, specsNamedLike, type LoadedPlan } from "./load.ts";
import { mismatch, type Compiler } from "./recompile.ts";
import { refuse } from "./refusal.ts";
import type { Stack } from "./stack.ts";
import { setting } from "./stack.ts";

/**
 * Refuses a plan if its spec files have changed since it was compiled, if only some of them are present, or if they compile to another plan:
 * somebody edited it, or another version of the compiler made it. If none are present (a plan shipped as an artifact), or the compiler is
 * not, there is nothing to compare: returns a note about that, or refuses if stack config `requireSpec` is true. A plan that names none of
 * them cannot pass for such an artifact where the spec with its name is.
 */
export async function checkFreshness(
  { plan, path, spec, remedy }: LoadedPlan,
  stack: Stack,
  compiler: () => Compiler | undefined,
): Promise<string | undefined> {
  const files = Object.keys(plan.spec.files);
  const missing = files.filter((file) => !existsSync(join(stack.root, file)));
  if (missing.length === files.length) {
    const own = specsNamedLike(path).find((file) => existsSync(join(stack.root, file)));
    if (own !== undefined) refuse(`${path} does not say that it was compiled from ${own}, which exists.`, remedyFor(path, own));
    if (setting(stack, "requireSpec") !== "true") {
      return `The spec of ${path}${files.length > 0 ? ` (${files.join(", ")})` : ""} does not exist, so it was not checked whether the plan is up to date.`;
    }
    const [places, source] =
      files.length === 0 ? [specsNamedLike(path), "names no spec"] : [files, `was compiled from ${files.join(", ")}`];
    const looked = places.map((file) => join(stack.root, file)).join(", ");
    refuse(
      `${path} ${source}, and stack config requireSpec is true, but there is no ${looked}. Deploy from a checkout that has the spec, or bring it there. Turn requireSpec off only for a stack that is always deployed without its spec.`,
    );
  }
  if (missing.length > 0) refuse(`${path} was also compiled from ${missing.join(", ")}, which no longer exists.`, remedy);
  const { fingerprint } = await import("../source/fingerprint.ts");
  const differing = files.filter((file) => fingerprintOf(join(stack.root, file), fingerprint) !== plan.spec.files[file]);
  if (differing.length > 0) refuse(`${path} is out of date: ${differing.join(", ")} changed since it was compiled.`, remedy);
  return checkContent(plan, path, { spec: spec!, remedy, stack, installed: compiler() });
}

interface Sources {
  readonly spec: string;
  readonly remedy: string;
  readonly stack: Stack;
  readonly installed: Compiler | undefined;
}

function checkContent(plan: Plan, path: string, { spec, remedy, stack, installed }: Sources): string | undefined {
  if (installed === undefined) {
    if (setting(stack, "requireSpec") === "true")
      refuse(`${path} cannot be compared with ${spec}: the compiler is not installed.`, "npm ci");
    return `The compiler is not installed, so ${path} was compared with ${spec} by its fingerprint alone.`;
  }
  const problem = mismatch(plan, spec, stack.root, installed);
  if (problem !== undefined) refuse(`${path} is not what its spec compiles to: ${problem}.`, remedy);
  return undefined;
}

/** Undefined if the file is not valid YAML, which counts as changed: compiling it reports the error. */
function fingerprintOf(file: string, fingerprint: (text: string) => string): string | undefined {
  try {
    return fingerprint(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
