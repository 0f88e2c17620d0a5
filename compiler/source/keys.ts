import type { KeyPath, Tree } from "./types.ts";

/**
 * `vpc.availabilityZones.2` → path. List positions are all digits; a step that is no key of `tree` by itself is one together with those
 * that follow it, where that is a key: names of database parameters hold dots (`rds.rdsParameters.rds.force_ssl`).
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

/** How many steps together are a key of the node; one where none are. */
function keyLength(node: object, steps: readonly string[]): number {
  const found = steps.findIndex((_, index) => Object.hasOwn(node, steps.slice(0, index + 1).join(".")));
  return Math.max(0, found) + 1;
}

/** Steps of a path as text; what is all digits is a list position. */
export function pathOfSteps(steps: readonly string[]): KeyPath {
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The steps of a JSON pointer (RFC 6901), as text. */
export function pointerSteps(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** `rds.rdsInstanceClass` → `rdsInstanceClass`: what a reader writes inside the section that a finding is shown in. */
export function withoutSection(key: string): string {
  return key.slice(key.indexOf(".") + 1);
}
