import type { KeyPath, Tree } from "./types.ts";

/**
 * Splits a dotted key into a path: `vpc.availabilityZones.2`. Steps that consist of digits are list positions. Keys may contain dots
 * (`rds.rdsParameters.rds.force_ssl`), so a step that is not a key of `tree` is joined with the following ones if together they are.
 */
export function pathOf(key: string, tree: Tree): KeyPath {
  const steps = key.split(".");
  const path: (string | number)[] = [];
  let node: unknown = tree;
  for (let at = 0; at < steps.length;) {
    const taken = node === null || typeof node !== "object" ? 1 : keyLength(node, steps.slice(at));
    const name = steps.slice(at, at + taken).join(".");
    path.push(...pathOfSteps([name]));
    node = (node as Record<string, unknown> | null | undefined)?.[name];
    at += taken;
  }
  return path;
}

/** Number of leading steps that form a key of the node together; 1 if none do. */
function keyLength(node: object, steps: readonly string[]): number {
  const found = steps.findIndex((_, index) => Object.hasOwn(node, steps.slice(0, index + 1).join(".")));
  return Math.max(0, found) + 1;
}

/** Converts steps to a path; steps that consist of digits become list positions. */
export function pathOfSteps(steps: readonly string[]): KeyPath {
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The steps of a JSON pointer (RFC 6901), as strings. */
export function pointerSteps(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** `rds.rdsInstanceClass` → `rdsInstanceClass`: the form that readers use inside the section in which a finding is shown. */
export function withoutSection(key: string): string {
  return key.slice(key.indexOf(".") + 1);
}
