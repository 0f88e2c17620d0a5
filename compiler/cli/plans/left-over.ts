/** Plans whose spec was deleted or renamed. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../plan/types.ts";
import type { CliIo } from "../command.ts";
import { textIfAny } from "../input-file.ts";
import { generateCommand, type GeneratedFile } from "../output/generated.ts";
import { planFolder, planName, planPath, planSuffix, specFolder } from "../targets/project.ts";
import { isStdin, type SpecTarget } from "../targets/specs.ts";
import { stalePlan } from "./refresh.ts";

/** A plan that no spec produces any more. */
export interface LeftOverPlan extends GeneratedFile {
  /** The spec that no longer exists, relative to the root. */
  readonly spec: string;
}

/** Removes the plans whose spec no longer exists, or, with `check`, reports them. `targets` must be every spec of the project. */
export function refreshLeftOverPlans(targets: readonly SpecTarget[], check: boolean, io: CliIo): readonly LeftOverPlan[] {
  return namesOnDisk(io)
    .filter((name) => !targets.some((target) => target.name === name))
    .flatMap((name): readonly LeftOverPlan[] => {
      const path = planPath(name);
      const spec = missingSpec(name, io);
      if (spec === undefined) return [];
      if (check) return [{ path, spec, state: "left over", diagnostic: stalePlan(...problemOf(path, spec)) }];
      rmSync(join(io.root, path));
      return [{ path, spec, state: "removed" }];
    });
}

function problemOf(path: string, spec: string): Parameters<typeof stalePlan> {
  return [`its spec ${spec} no longer exists`, { path, command: generateCommand() }];
}

function namesOnDisk({ root }: CliIo): readonly string[] {
  const folder = join(root, planFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(planSuffix))
    .map((file) => file.slice(0, -planSuffix.length))
    .sort();
}

/**
 * The missing file among those that the plan was compiled from. Undefined for a plan that still has its spec (one outside the spec folder,
 * or compiled under another name) and for a plan from standard input. A file that is not a plan, such as one with merge conflict markers,
 * counts as the plan of the spec that it is named after.
 */
function missingSpec(name: string, { root }: CliIo): string | undefined {
  const files = filesOf(join(root, planPath(name))) ?? [`${specFolder}/${name}.yaml`];
  if (files.some(isStdin)) return undefined;
  const own = files.filter((file) => planName(file) === name);
  return (own.length > 0 ? own : files).find((file) => !existsSync(join(root, file)));
}

function filesOf(path: string): readonly string[] | undefined {
  try {
    const { spec } = JSON.parse(textIfAny(path)!) as Partial<Plan>;
    return Object.keys(spec!.files);
  } catch {
    return undefined;
  }
}
