/** Finds and reads the stack's plan, and refuses plans that this interpreter must not run. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plan } from "../plan/types.ts";
import { planLinks } from "./links.ts";
import { refuse } from "./refusal.ts";
import { planShape } from "./shape.ts";
import type { Stack } from "./stack.ts";
import { setting } from "./stack.ts";

/** The supported plan format. */
const format = 1;

/** A plan that may run. */
export interface LoadedPlan {
  readonly plan: Plan;
  /** Path relative to the project. */
  readonly path: string;
  /** The spec file that the plan is named after; undefined if the plan names none. */
  readonly spec: string | undefined;
  /** Command that brings this plan up to date. */
  readonly remedy: string;
}

/**
 * Reads the plan of `stack`: the path in stack config `plan`, or generated/plans/<stack>.plan.json. Refuses files that are not a plan for
 * this stack.
 */
export function loadPlan(stack: Stack): LoadedPlan {
  const path = setting(stack, "plan") ?? `generated/plans/${stack.name}.plan.json`;
  const guess = remedyFor(path, `spec/${planName(path)}.yaml`);
  const raw = parsePlan(readPlan(stack, path, guess), path, guess);
  checkFormat(raw, path, guess);
  const problems = planShape(raw);
  const plan = raw as unknown as Plan;
  if (problems.length === 0) problems.push(...planLinks(plan));
  if (problems.length > 0) refuse(`${path} is not a valid plan:\n${list(problems)}`, guess);
  checkStack(plan, path, stack);
  const spec = ownSpec(path, Object.keys(plan.spec.files));
  return { plan, path, spec, remedy: remedyFor(path, spec) };
}

function readPlan(stack: Stack, path: string, remedy: string): string {
  const file = join(stack.root, path);
  if (!existsSync(file)) {
    return refuse(
      `Stack ${stack.name} has no plan: ${path} does not exist. Compile its spec, or set another plan in stack config.`,
      remedy,
      "pulumi config set plan <path of the plan>",
    );
  }
  // A link to a device would never end.
  if (!statSync(file).isFile()) return refuse(`${path} is not a file.`, remedy);
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    return refuse(`${path} cannot be read: ${(error as Error).message}`, remedy);
  }
}

function parsePlan(text: string, path: string, remedy: string): Record<string, unknown> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const cause = /^<{7} /m.test(text) ? "it contains merge conflict markers" : (error as Error).message;
    refuse(`${path} is not valid JSON (${cause}). Plans are generated: compile it again instead of editing it.`, remedy);
  }
  if (raw === null || typeof raw !== "object" || Array.isArray(raw)) refuse(`${path} is not a plan.`, remedy);
  return raw as Record<string, unknown>;
}

function checkFormat(raw: Record<string, unknown>, path: string, remedy: string): void {
  const found = raw["format"];
  if (found === format) return;
  if (typeof found === "number" && found > format) {
    refuse(`${path} has format ${found}, but this interpreter supports format ${format}: a newer platform-compile wrote it.`, "npm ci");
  }
  refuse(`${path} has an unsupported format: expected ${format}, got ${JSON.stringify(found)}.`, remedy);
}

/** A plan runs only in the stack of its own environment, unless the stack's config names the environment. */
function checkStack(plan: Plan, path: string, stack: Stack): void {
  const environment = setting(stack, "environment");
  if (plan.environment !== (environment ?? stack.name)) {
    const named = environment === undefined ? `stack ${stack.name}` : `environment ${environment} (stack config of ${stack.name})`;
    refuse(
      `${path} is the plan of environment ${plan.environment}, not of ${named}.`,
      `pulumi stack select ${plan.environment}`,
      `pulumi config set environment ${plan.environment}   (to deploy it to stack ${stack.name} anyway)`,
    );
  }
  const project = setting(stack, "project");
  if (project !== undefined && project !== plan.project) {
    refuse(
      `${path} is a plan of project ${plan.project}, but stack ${stack.name} belongs to project ${project}.`,
      `pulumi config set plan <path of a plan of ${project}>`,
    );
  }
}

/** The name of a plan: `eu.prod` for `generated/plans/eu.prod.plan.json`. */
function planName(path: string): string {
  return basename(path).replace(/\.plan\.json$|\.json$/, "");
}

/** The spec among the files that `path` was compiled from: the one that it is named after, or else the first. */
function ownSpec(path: string, files: readonly string[]): string | undefined {
  const dotted = (file: string): string => `.${file.replace(/\.ya?ml$/, "").replaceAll("/", ".")}`;
  return files.find((file) => dotted(file).endsWith(`.${planName(path)}`)) ?? files[0];
}

/** Where the spec of a plan is by its name: `generated/plans/eu.prod.plan.json` is that of spec/eu/prod.yaml. */
export function specsNamedLike(path: string): readonly string[] {
  const name = planName(path);
  return [...new Set([name, name.replaceAll(".", "/")])].flatMap((each) => [`spec/${each}.yaml`, `spec/${each}.yml`]);
}

/**
 * The command that brings the plan at `path` up to date. `generate` knows the specs in spec/ and writes plans to their usual paths; a spec
 * elsewhere has to be named, and a plan elsewhere has to be compiled by itself.
 */
export function remedyFor(path: string, spec = "spec/"): string {
  const usual = path === `generated/plans/${planName(path)}.plan.json`;
  if (!usual) return `npx platform-compile compile ${spec} --out ${path}`;
  return spec.startsWith("spec/") ? "npx platform-compile generate" : `npx platform-compile generate ${spec}`;
}

const shown = 10;

/** Problems, one per line; at most ten. */
export function list(problems: readonly string[]): string {
  const lines = problems.slice(0, shown).map((problem) => `  ${problem}`);
  return [...lines, ...(problems.length > shown ? [`  … and ${problems.length - shown} more`] : [])].join("\n");
}
