/** Runs the command line in this process, with files, date and output that the test controls. */
import { join } from "node:path";
import type { CliIo } from "../../../compiler/cli/command.ts";
import { main } from "../../../compiler/cli/index.ts";
import { withStdin } from "../../../compiler/cli/node-io.ts";
import { projectRoot } from "../../../compiler/cli/targets/project.ts";
import { nodeFileReader } from "../../../compiler/source/node-reader.ts";
import type { FileContent } from "../../../compiler/source/types.ts";
import { frozenProject, frozenSpecs, specText } from "../../../tools/fixtures/project.ts";

/** The root of this repository. */
export const project = join(import.meta.dirname, "../../..");

/** The date that tests use as today. */
export const today = "2026-01-15";

export interface World {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly terminal?: boolean;
  /** Where questions are asked; a command that asks without them fails the test. */
  readonly questions?: ReturnType<CliIo["terminal"]>;
  /** Files that replace those on disk, by path relative to the root. */
  readonly files?: Readonly<Record<string, FileContent>>;
}

/** The repository with the frozen specs as its own: inputs of test/cases extend `spec/prod.yaml`. */
export const repositoryWithFrozenSpecs = {
  cwd: project,
  files: Object.fromEntries(frozenSpecs.map((name) => [`spec/${name}.yaml`, { bytes: new TextEncoder().encode(specText(name)) }])),
} satisfies World;

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs in the project of the frozen specs, unless given another folder. */
export async function run(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const { cwd = frozenProject, env = {}, stdin, terminal = false, questions, files = {} } = world;
  const root = projectRoot(cwd);
  const disk = nodeFileReader(root);
  const reader = stdin === undefined ? disk : withStdin(disk, () => ({ bytes: new TextEncoder().encode(stdin) }));
  const out = { stdout: "", stderr: "" };
  const code = await main(argv, {
    cwd,
    root,
    env,
    reader: {
      read(file, within) {
        return files[file] ?? reader.read(file, within);
      },
      list: (folder) => reader.list?.(folder) ?? [],
    },
    stdout: (text) => void (out.stdout += text),
    stderr: (text) => void (out.stderr += text),
    isTerminal: () => terminal,
    terminal() {
      if (questions === undefined) throw new Error("this command line asks no questions");
      return questions;
    },
    now: () => Date.parse(`${today}T12:00:00Z`),
  });
  return { code, ...out };
}
