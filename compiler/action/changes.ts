/** Which environments a change affects: those whose plan is not the same, byte for byte, as at the base. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { git } from "../cli/targets/git.ts";
import { planFolder, planSuffix } from "../cli/targets/project.ts";
import type { Plan } from "../plan/types.ts";
import { ActionError, type Workflow } from "./workflow.ts";

/** A plan that differs: `before` is absent for a new environment, `after` for a deleted one. */
export interface PlanChange {
  /** Path relative to the root. */
  readonly path: string;
  readonly before?: Plan;
  readonly after?: Plan;
}

/** A stack to preview or deploy, as one job of a matrix. */
export interface Stack {
  readonly stack: string;
  /** The only account that the plan may be deployed to; empty if the spec does not say. */
  readonly account: string;
  readonly region: string;
}

/**
 * The plans in the working tree that differ from those at `base`, by path. Without a base that git knows (a new branch, a forced push, a
 * workflow started by hand), every plan counts as new.
 */
export function changesSince(base: string, { root }: Workflow): readonly PlanChange[] {
  const known = base !== "" && git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${base}^{commit}`], { root }) !== undefined;
  const before = known ? plansAt(base, root) : new Map<string, string>();
  const after = plansIn(root);
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ path, ...planAs("before", path, before), ...planAs("after", path, after) }));
}

/** The stacks of new and changed environments. A stack has the name of its environment. */
export function stacksOf(changes: readonly PlanChange[]): readonly Stack[] {
  return changes.flatMap(({ after }) => {
    if (after === undefined) return [];
    const accounts = after.providers["aws"]?.inputs["allowedAccountIds"];
    const [account] = Array.isArray(accounts) ? (accounts as readonly unknown[]) : [];
    return [{ stack: after.environment, account: typeof account === "string" ? account : "", region: after.region }];
  });
}

function plansAt(base: string, root: string): ReadonlyMap<string, string> {
  const listed = git(["ls-tree", "--name-only", "-z", base, `${planFolder}/`], { root }) ?? new Uint8Array();
  const paths = textOf(listed).split("\0").filter(isPlan);
  return new Map(paths.map((path) => [path, textOf(git(["show", `${base}:./${path}`], { root }) ?? new Uint8Array())]));
}

function plansIn(root: string): ReadonlyMap<string, string> {
  const folder = join(root, planFolder);
  const files = existsSync(folder) ? readdirSync(folder).filter(isPlan).sort() : [];
  return new Map(files.map((file) => [`${planFolder}/${file}`, readFileSync(join(folder, file), "utf8")]));
}

function isPlan(file: string): boolean {
  return file.endsWith(planSuffix);
}

function planAs(side: "before" | "after", path: string, plans: ReadonlyMap<string, string>): Partial<PlanChange> {
  const text = plans.get(path);
  if (text === undefined) return {};
  try {
    return { [side]: JSON.parse(text) as Plan };
  } catch {
    throw new ActionError(`${path} is not valid JSON ${side === "before" ? "at the base" : ""}: run npx platform-compile generate`);
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
