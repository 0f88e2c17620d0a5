/** Checks whether the plan was compiled from the spec files that are present. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadedPlan } from "./load.ts";
import { refuse } from "./refusal.ts";
import type { Stack } from "./stack.ts";
import { setting } from "./stack.ts";

/**
 * Refuses a plan if its spec files have changed since it was compiled, or if only some of them are present. If none are present (a plan
 * shipped as an artifact), there is nothing to compare: returns a note about that, or refuses if stack config `requireSpec` is true.
 */
export async function checkFreshness({ plan, path, remedy }: LoadedPlan, stack: Stack): Promise<string | undefined> {
  const files = Object.keys(plan.spec.files);
  const missing = files.filter((file) => !existsSync(join(stack.root, file)));
  if (missing.length === files.length) {
    if (setting(stack, "requireSpec") !== "true") {
      return `The spec of ${path}${files.length > 0 ? ` (${files.join(", ")})` : ""} does not exist, so it was not checked whether the plan is up to date.`;
    }
    refuse(
      `${path} was compiled from ${files.join(", ")}, which does not exist, and stack config requireSpec is true.`,
      "pulumi config rm requireSpec",
    );
  }
  if (missing.length > 0) refuse(`${path} was also compiled from ${missing.join(", ")}, which no longer exists.`, remedy);
  const { fingerprint } = await import("../source/fingerprint.ts");
  const differing = files.filter((file) => fingerprintOf(join(stack.root, file), fingerprint) !== plan.spec.files[file]);
  if (differing.length > 0) refuse(`${path} is out of date: ${differing.join(", ")} changed since it was compiled.`, remedy);
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
