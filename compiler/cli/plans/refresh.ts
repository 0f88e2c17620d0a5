/** Writes plans, or compares them with those on disk. */
import { join } from "node:path";
import { prettyJson } from "../../canonical/json.ts";
import { problem } from "../../diagnostics/make.ts";
import { fileStart, type Diagnostic } from "../../diagnostics/types.ts";
import type { Plan } from "../../plan/types.ts";
import type { CliIo } from "../command.ts";
import { refresh } from "../output/files.ts";
import { generateCommand, type GeneratedFile } from "../output/generated.ts";
import { planPath, specFolder } from "../targets/project.ts";
import type { SpecTarget } from "../targets/specs.ts";

/** Where a plan belongs if it is not `generated/plans/<name>.plan.json`: relative to the root, and the command that writes it. */
export interface PlanPlace {
  readonly path: string;
  readonly command: string;
}

/** The usual place of a spec's plan. */
export function usualPlace({ file, name }: SpecTarget): PlanPlace {
  return { path: planPath(name), command: generateCommand(...(file.startsWith(`${specFolder}/`) ? [] : [file])) };
}

/** Writes the plan, or, with `check`, compares it with the one on disk. */
export function refreshPlan(target: SpecTarget, plan: Plan, place: PlanPlace, check: boolean, io: CliIo): GeneratedFile {
  const { path } = place;
  const state = refresh(join(io.root, path), Buffer.from(prettyJson(plan), "utf8"), { check, root: io.root });
  if (state === "missing") return { path, state, diagnostic: stalePlan("the plan does not exist", place) };
  if (state === "stale") return { path, state, diagnostic: stalePlan(`the plan is out of date with ${target.file}`, place) };
  return { path, state };
}

export function stalePlan(message: string, { path, command }: PlanPlace): Diagnostic {
  return problem("stale-plan", { file: path, range: fileStart }, message, { help: `run: ${command}` });
}
