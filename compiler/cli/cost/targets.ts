/** Resolves the specs to price: files, folders, globs, and files at a git revision. */
import { compileSpec, type Compiled } from "../../compile.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { CliIo } from "../command.ts";
import { revisionFile, revisionReader } from "../targets/git.ts";
import { specTargets } from "../targets/specs.ts";

/** A spec as named on the command line, and its compilation result. */
export interface PricedTarget extends Compiled {
  readonly file: string;
  /** Git revision; null for the working tree. */
  readonly revision: string | null;
  readonly label: string;
}

/** Compiles the specs that the arguments name, in order; all specs without arguments. Leaves budgets to the caller. */
export async function pricedTargets(
  args: readonly string[],
  options: { readonly asOf: string; readonly strict: boolean },
  io: CliIo,
): Promise<readonly PricedTarget[]> {
  const named = args.length === 0 ? [[]] : args.map((arg) => [arg]);
  const lists = await Promise.all(named.map((arg) => expand(arg, io)));
  return lists.flat().map(({ file, revision }) => {
    const reader = revision === null ? io.reader : revisionReader(revision, io);
    const compiled = compileSpec(file, reader, { ...options, ignoreBudget: true });
    const label = revision === null ? file : `${revision}:${file}`;
    return { ...compiled, diagnostics: inRevision(compiled.diagnostics, revision), file, revision, label };
  });
}

/** The marker of the revision keeps code frames from showing lines of the working tree. */
export function inRevision(diagnostics: readonly Diagnostic[], revision: string | null): readonly Diagnostic[] {
  return revision === null ? diagnostics : diagnostics.map((found) => ({ ...found, file: `${revision}:${found.file}` }));
}

async function expand(arg: readonly string[], io: CliIo): Promise<readonly { readonly file: string; readonly revision: string | null }[]> {
  const [only] = arg;
  const at = only === undefined ? undefined : revisionFile(only, io);
  if (at !== undefined) return [at];
  return (await specTargets(arg, io)).map(({ file }) => ({ file, revision: null }));
}
