/** The generated reference, as `platform-compile docs` writes it. */
import { commands } from "../../compiler/cli/commands.generated.ts";
import { docsFiles } from "../../compiler/cli/docs/files.ts";
import type { Compiled } from "../../compiler/compile.ts";
import { docsFolder } from "../../compiler/diagnostics/docs.ts";
import { packageFile } from "../../compiler/package/files.ts";
import { frozenSpecs } from "../../tools/fixtures/project.ts";
import { compileFrozen } from "../../tools/fixtures/specs.ts";

const loaded = await Promise.all(Object.values(commands).map(async (load) => (await load()).default));

/** Text by path, relative to the project in `root`, of compiled specs by name. Without diagrams, whose text is empty. */
export function referenceOf(specs: Readonly<Record<string, Compiled>>, root: string): ReadonlyMap<string, string> {
  const compiled = Object.entries(specs).map(([name, result]) => ({
    target: { name, file: `spec/${name}.yaml`, stdin: false },
    ...result,
  }));
  return new Map([
    ...[...docsFiles(compiled, loaded, root)].map(([file, text]) => [`${docsFolder}/${file}`, text] as const),
    ...Object.keys(specs).map((name) => [`${docsFolder}/pictures/${name}.svg`, ""] as const),
  ]);
}

/** The frozen specs by name. */
export const frozen: Readonly<Record<string, Compiled>> = Object.fromEntries(frozenSpecs.map((name) => [name, compileFrozen(name)]));

/** Their reference in this repository. */
export const referenceFiles = referenceOf(frozen, packageFile("."));
