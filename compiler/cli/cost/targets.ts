/** Resolves the specs to price: files, folders, globs, and files at a git revision. */
import { compileSpec, type Compiled, type CompileOptions } from "../../compile.ts";
import type { CliIo } from "../command.ts";
import { compileAt, openRevision, revisionFile, specsAt, type Revision } from "../targets/revisions.ts";
import { specTargets } from "../targets/specs.ts";

/** A spec as named on the command line, and its compilation result. */
export interface PricedTarget extends Compiled {
  readonly file: string;
  /** Git revision; null for the working tree. */
  readonly revision: string | null;
  readonly label: string;
}

/** Compiles the specs that the arguments name, in order; all specs without arguments. Leaves budgets to the caller. */
export async function pricedTargets(args: readonly string[], options: CompileOptions, io: CliIo): Promise<readonly PricedTarget[]> {
  const named = args.length === 0 ? [[]] : args.map((arg) => [arg]);
  const opened = new Map<string, Revision>();
  const lists = await Promise.all(named.map((arg) => expand(arg, opened, io)));
  return lists.flat().map(({ file, revision }) => {
    const own = { ...options, ignoreBudget: true };
    const compiled = revision === null ? compileSpec(file, io.reader, own) : compileAt(revision, file, own);
    const name = revision?.name ?? null;
    return { ...compiled, file, revision: name, label: name === null ? file : `${name}:${file}` };
  });
}

async function expand(
  arg: readonly string[],
  opened: Map<string, Revision>,
  io: CliIo,
): Promise<readonly { readonly file: string; readonly revision: Revision | null }[]> {
  const [only] = arg;
  const at = only === undefined ? undefined : revisionFile(only, io);
  if (at === undefined) return (await specTargets(arg, io)).map(({ file }) => ({ file, revision: null }));
  const revision = opened.get(at.revision) ?? openRevision(at.revision, io);
  opened.set(at.revision, revision);
  return specsAt(revision, at, io).map((file) => ({ file, revision }));
}
