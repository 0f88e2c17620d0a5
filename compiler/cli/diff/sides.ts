/** The sides of a comparison: specs that are compiled, and plans that are read, from the working tree or from a git revision. */
import { join } from "node:path";
import { compileSpec, type Compiled, type CompileOptions } from "../../compile.ts";
import { hasOtherErrors } from "../../diagnostics/types.ts";
import type { Side } from "../../diff/types.ts";
import type { FileContent, FileReader } from "../../source/types.ts";
import type { Plan } from "../../plan/types.ts";
import { UsageError, type CliIo } from "../command.ts";
import { textIfAny } from "../input-file.ts";
import { planName, planPath, planSuffix } from "../targets/project.ts";
import { planIn } from "../targets/read-plan.ts";
import { compileAt, type Revision } from "../targets/revisions.ts";

/** Reads one side; paths are relative to the root. `null` is the working tree. */
export type ReadSide = (file: string, revision: Revision | null) => Side | undefined;

/** What violates security rules or the budget is compared all the same: the report says what is newly violated. */
export function sideReader(given: CompileOptions, io: CliIo): ReadSide {
  const options = { ...given, judge: true, ignoreBudget: true };
  return (file, revision) => {
    if (file.endsWith(planSuffix)) return planSide(file, revision, io);
    return revision === null ? treeSide(file, options, io) : revisionSide(file, revision, options);
  };
}

/** A file that a side lacks makes the environment new or removed. */
function treeSide(file: string, options: CompileOptions, io: CliIo): Side | undefined {
  const content = io.reader.read(file);
  if ("failure" in content && content.failure === "missing") return undefined;
  return sideOf(file, compileSpec(file, io.reader, options), variants(file, content, io.reader, options));
}

/**
 * The spec at the revision. Its committed plan is what was deployed, so it counts if it was made from these files, whatever compiler made
 * it; also if this compiler finds errors that the one of the revision did not know.
 */
function revisionSide(file: string, revision: Revision, options: CompileOptions): Side | undefined {
  const content = revision.reader.read(file);
  if ("failure" in content && content.failure === "missing") return undefined;
  const side = sideOf(`${revision.name}:${file}`, compileAt(revision, file, options), variants(file, content, revision.reader, options));
  const text = revision.text(planPath(planName(file)));
  const committed = planIn(text);
  return committed !== undefined && side.source !== undefined && isOfFiles(committed, side.source.files)
    ? { ...side, plan: committed }
    : side;
}

/** The spec with other texts of its file, which the report proposes. */
function variants(file: string, content: FileContent, reader: FileReader, options: CompileOptions): Pick<Side, "text" | "recompile"> {
  if ("failure" in content) return {};
  const withText = (text: string): FileReader => ({
    read: (path, within) => (path === file ? { bytes: new TextEncoder().encode(text) } : reader.read(path, within)),
  });
  return {
    text: new TextDecoder().decode(content.bytes),
    recompile: (text) => compileSpec(file, withText(text), options),
  };
}

function sideOf(label: string, { plan, source, diagnostics }: Compiled, more: Pick<Side, "text" | "recompile">): Side {
  return {
    label,
    diagnostics,
    ...more,
    ...(source !== undefined && { source }),
    ...(plan !== undefined && !hasOtherErrors(diagnostics) && { plan }),
  };
}

function isOfFiles({ spec }: Plan, files: Readonly<Record<string, string>>): boolean {
  const [stated, own] = [Object.entries(spec.files), Object.entries(files)];
  return stated.length === own.length && stated.every(([file, fingerprint]) => files[file] === fingerprint);
}

function planSide(file: string, revision: Revision | null, io: CliIo): Side | undefined {
  const text = revision === null ? textIfAny(join(io.root, file)) : revision.text(file);
  const help = "expected a file that `platform-compile compile` wrote";
  if (text === undefined && revision === null) throw new UsageError(`${file} does not exist`, help);
  if (text === undefined) return undefined;
  const plan = planIn(text);
  const label = revision === null ? file : `${revision.name}:${file}`;
  if (plan === undefined) throw new UsageError(`${label} is not a plan`, help);
  return { label, plan };
}
