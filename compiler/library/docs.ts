import { allCommands } from "../cli/all-commands.ts";
import { docsFiles } from "../cli/docs/files.ts";
import { rejectDuplicates } from "../cli/targets/duplicate-environments.ts";
import { planName } from "../cli/targets/project.ts";
import { compileSpec } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { checkedDay, type CompileSettings } from "./settings.ts";

/** What {@link docs} returns. */
export interface DocsResult {
  /** The errors of all specs, and warnings. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * The text of every page (Markdown) and picture (SVG), by path below `docs/infrastructure/`: `environments.md`, `pictures/prod.svg`.
   * Absent if a spec has errors.
   */
  readonly files?: ReadonlyMap<string, string>;
}

/**
 * The reference of a set of environments: pages of modules, keys, rules and costs, and a picture of every environment. They are the files
 * that the command `docs` writes. Budgets are not checked, because the pages show the costs.
 *
 * @param specs Paths of the specs relative to the project, with `/` separators; at least one.
 * @throws {RangeError} If `specs` is empty, or `settings.asOf` is not a date.
 */
export async function docs(specs: readonly string[], settings: CompileSettings): Promise<DocsResult> {
  if (specs.length === 0) throw new RangeError("docs needs at least one spec");
  const options = { asOf: checkedDay(settings.asOf), strict: settings.strict ?? false, ignoreBudget: true };
  const compiled = rejectDuplicates(
    specs.map((file) => ({ target: { file, name: planName(file), stdin: false }, ...compileSpec(file, settings.files, options) })),
  );
  const diagnostics = compiled.flatMap((spec) => spec.diagnostics);
  if (compiled.some(({ plan }) => plan === undefined)) return { diagnostics };
  // The pages of somebody's project: none of them leads to sources of this package.
  return { diagnostics, files: docsFiles(compiled, await allCommands(), "") };
}
