/** Reads the state, and finds its spec. */
import { compileSpec, type Compiled } from "../../compile.ts";
import { parseState, type State } from "../../drift/state.ts";
import { UsageError, type CliIo } from "../command.ts";
import { inputText } from "../input-file.ts";
import { compileAt, openRevision, revisionFile, specsAt } from "../targets/revisions.ts";
import { hasSpecs, specTargets } from "../targets/specs.ts";

const howToExport = "write it with: pulumi refresh --yes && pulumi stack export --file export.json";

export function readState(file: string, io: CliIo): State {
  const state = parseState(inputText(file, howToExport, io));
  if ("problem" in state) throw new UsageError(`${file} ${state.problem}`, howToExport);
  return state;
}

/** The spec that the stack was deployed from, and its compilation result. */
export interface DriftTarget extends Compiled {
  readonly file: string;
  /** Revision that it is read from; null for the working tree. */
  readonly revision: string | null;
}

/** The spec of the command line, or else the one whose environment has the name of the stack. */
export async function targetOf(args: readonly string[], stack: string, asOf: string, io: CliIo): Promise<DriftTarget> {
  const [argument, ...more] = args;
  if (more.length > 0) throw new UsageError("a state belongs to one spec", "specify a single spec");
  const at = argument === undefined ? undefined : revisionFile(argument, io);
  if (at !== undefined) {
    const revision = openRevision(at.revision, io);
    const [file, ...others] = specsAt(revision, at, io);
    if (others.length > 0) throw new UsageError(`${argument} names several specs`, "specify a single spec");
    return { file: file!, revision: revision.name, ...compileAt(revision, file!, { asOf }) };
  }
  const targets = await specTargets(args, io);
  const compile = ({ file }: { readonly file: string }) => ({ file, revision: null, ...compileSpec(file, io.reader, { asOf }) });
  const compiled = targets.map(compile);
  if (argument !== undefined && compiled.length === 1) {
    const [only] = compiled as [DriftTarget];
    if (only.environment !== undefined && only.environment.environment !== stack && hasSpecs(io)) {
      refuseOther(only, (await specTargets([], io)).map(compile), stack);
    }
    return only;
  }
  const own = compiled.filter(({ environment }) => environment?.environment === stack);
  if (own.length === 1) return own[0]!;
  const broken = compiled.find(({ environment }) => environment === undefined);
  if (own.length === 0 && broken !== undefined) {
    throw new UsageError(
      `no spec that compiles has the environment ${stack}, whose stack the state is of; ${broken.file} does not compile`,
      `find its errors with: platform-compile validate ${broken.file}`,
    );
  }
  const how = own.length === 0 ? "no spec has" : "several specs have";
  throw new UsageError(
    `${how} the environment ${stack}, whose stack the state is of`,
    `specify the spec: ${targets.map(({ file }) => file).join(", ")}`,
  );
}

/** A stack may have another name than its environment, but not that of another environment: `--fix` would write one into the other's spec. */
function refuseOther({ file, environment }: DriftTarget, all: readonly DriftTarget[], stack: string): void {
  const owner = all.find((other) => other.environment?.environment === stack);
  if (owner === undefined) return;
  throw new UsageError(
    `the state is of stack ${stack}, and ${file} of environment ${environment!.environment}`,
    `compare it with the spec of ${stack}: ${owner.file}`,
  );
}
