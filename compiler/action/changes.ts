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
    .map((path) => ({ path, ...planAtBase(before.get(path)), ...planAtHead(path, after.get(path)) }));
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

/** A base that is not a plan of this format is nobody's fault now: the environment counts as new. */
function planAtBase(text: string | undefined): Pick<PlanChange, "before"> {
  const before = text === undefined ? undefined : planIn(text);
  return before === undefined ? {} : { before };
}

function planAtHead(path: string, text: string | undefined): Pick<PlanChange, "after"> {
  if (text === undefined) return {};
  const after = planIn(text);
  if (after === undefined) throw new ActionError(`${path} is not a plan: run npx platform-compile generate`);
  return { after };
}

function planIn(text: string): Plan | undefined {
  try {
    const plan = JSON.parse(text) as Partial<Plan> | null;
    return plan?.format === 1 ? (plan as Plan) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
