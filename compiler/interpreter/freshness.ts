/** Was the plan compiled from the spec that is here? */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadedPlan } from "./load.ts";
import { refuse } from "./refusal.ts";
import type { Stack } from "./stack.ts";
import { setting } from "./stack.ts";

/**
 * Refuses a plan whose spec files differ from those that it was made from, or of which only some are here.
 * Without any of them (a plan shipped as an artifact) there is nothing to compare: returns a note that says so,
 * or refuses when stack config `requireSpec` is true.
 */
export async function checkFreshness({ plan, path, compile }: LoadedPlan, stack: Stack): Promise<string | undefined> {
  const files = Object.keys(plan.spec.files);
  const missing = files.filter((file) => !existsSync(join(stack.root, file)));
  if (missing.length === files.length) {
    if (setting(stack, "requireSpec") !== "true") {
      return `${path} stands alone: its spec${files.length > 0 ? ` (${files.join(", ")})` : ""} is not here, so whether it is up to date was not checked.`;
    }
    refuse(
      `${path} was compiled from ${files.join(", ")}, not here, and stack config requireSpec is true.`,
      "pulumi config rm requireSpec",
    );
  }
  if (missing.length > 0) refuse(`${path} was compiled from ${missing.join(", ")} too, no longer here.`, compile);
  const { fingerprint } = await import("../source/fingerprint.ts");
  const differing = files.filter((file) => fingerprintOf(join(stack.root, file), fingerprint) !== plan.spec.files[file]);
  if (differing.length > 0) refuse(`${path} is stale: ${differing.join(", ")} changed since it was compiled.`, compile);
  return undefined;
}

/** Undefined when the file cannot be read as YAML, which is as good as changed: compiling says what is wrong with it. */
function fingerprintOf(file: string, fingerprint: (text: string) => string): string | undefined {
  try {
    return fingerprint(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
