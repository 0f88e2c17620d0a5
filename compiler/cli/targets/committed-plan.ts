/** Compares specs with the plans of the last commit, to report edits that a deployed stack ignores. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plan } from "../../plan/types.ts";
import { asError } from "../../diagnostics/types.ts";
import { ignoredDiagnostics } from "../../change/ignored.ts";
import type { CliIo } from "../command.ts";
import { textIfAny } from "../input-file.ts";
import type { CompiledTarget } from "./duplicate-environments.ts";
import { git } from "./git.ts";
import { planPath } from "./project.ts";
import { planIn } from "./read-plan.ts";

/** Adds a warning, or with `strict` an error, for each edit since the last commit that `pulumi up` would ignore. Reads plans from disk. */
export function withIgnoredEdits(compiled: readonly CompiledTarget[], strict: boolean, io: CliIo): readonly CompiledTarget[] {
  const edited = new Set(editedPlans(compiled, io));
  return compiled.map((own) => {
    const before = edited.has(own) ? committedPlan(own.target.name, io) : undefined;
    if (before === undefined || own.plan === undefined || own.source === undefined) return own;
    const found = ignoredDiagnostics(before, own.plan, own.source);
    return {
      ...own,
      diagnostics: [...own.diagnostics, ...(strict ? found.map(asError) : found)],
    };
  });
}

/** The plan of the last commit; where git does not know it, the one on disk. Undefined if there is none that can be read. */
export function committedPlan(name: string, io: CliIo): Plan | undefined {
  const bytes = inGit(io.root) ? git(["cat-file", "blob", `HEAD:./${planPath(name)}`], io) : undefined;
  const text = bytes === undefined ? onDisk(name, io) : Buffer.from(bytes).toString("utf8");
  return planIn(text);
}

/** Specs that may differ from the last commit. Asks git once, because starting it takes as long as compiling a spec. */
function editedPlans(compiled: readonly CompiledTarget[], io: CliIo): readonly CompiledTarget[] {
  const planned = compiled.filter(({ plan, target }) => plan !== undefined && !target.stdin);
  const fresh = planned.filter(({ plan, target }) => isOfSpec(onDisk(target.name, io), plan!));
  if (fresh.length === 0 || !inGit(io.root)) return planned.filter((each) => !fresh.includes(each));
  const paths = fresh.map(({ target }) => planPath(target.name));
  // Unlike `git diff`, it compares no contents, so it runs no filter: a file with another time counts as changed.
  const listed = git(["diff-index", "--name-only", "--relative", "-z", "HEAD", "--", ...paths], io);
  const changed = new Set(listed === undefined ? [] : Buffer.from(listed).toString("utf8").split("\0"));
  return planned.filter((each) => !fresh.includes(each) || changed.has(planPath(each.target.name)));
}

/** Was the plan's text made from the same spec files? */
function isOfSpec(text: string | undefined, { spec }: Plan): boolean {
  return text !== undefined && Object.values(spec.files).every((fingerprint) => text.includes(fingerprint));
}

function onDisk(name: string, { root }: CliIo): string | undefined {
  return textIfAny(join(root, planPath(name)));
}

function inGit(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  return dirname(folder) !== folder && inGit(dirname(folder));
}
