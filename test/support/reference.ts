/** The generated reference of the frozen specs, as `platform-compile docs` writes it. */
import { commands } from "../../compiler/cli/commands.generated.ts";
import { docsFiles } from "../../compiler/cli/docs/files.ts";
import { docsFolder } from "../../compiler/diagnostics/docs.ts";
import { frozenSpecs } from "../../tools/fixtures/project.ts";
import { compileFrozen } from "../../tools/fixtures/specs.ts";

const loaded = await Promise.all(Object.values(commands).map(async (load) => (await load()).default));
const compiled = frozenSpecs.map((name) => ({ target: { name, file: `spec/${name}.yaml`, stdin: false }, ...compileFrozen(name) }));

/** Text by path, relative to the project. Without diagrams. */
export const referenceFiles: ReadonlyMap<string, string> = new Map([
  ...[...docsFiles(compiled, loaded)].map(([file, text]) => [`${docsFolder}/${file}`, text] as const),
  ...frozenSpecs.map((name) => [`${docsFolder}/pictures/${name}.svg`, ""] as const),
]);
