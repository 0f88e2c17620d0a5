import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Answers } from "../../init/answers.ts";
import { authoringSchema, projectFiles } from "../../init/project-files.ts";
import { packageFile } from "../../package/files.ts";
import { interpreterMain } from "../../package/installed.ts";
import { UsageError, type CliIo, type Command } from "../command.ts";
import { collect } from "../init/collect.ts";
import { questions } from "../init/questions.ts";
import { nextSteps } from "../init/next-steps.ts";
import { describe, everyFile, writtenFiles } from "../init/report.ts";
import { trySpecs, type TriedSpec } from "../init/trial.ts";
import { writeAll, writesOf } from "../init/writes.ts";
import { asOf, asOfOption } from "../options.ts";
import { showDiagnostics } from "../output/report.ts";

/** `platform-compile init`: the files of a new project in the current folder. */
const init: Command = {
  name: "init",
  summary: "start a project in this folder: specs for your region and size, Pulumi.yaml, a workflow",
  usage: "[options]",
  options: {
    yes: { description: "ask nothing: take the suggested answers, and placeholders where there is none" },
    ...Object.fromEntries(questions.map(({ name, value, description }) => [name, { value, description }])),
    "dry-run": { description: "write nothing; print every file" },
    "as-of": { ...asOfOption, description: "propose what AWS supports on this date (YYYY-MM-DD) instead of today" },
  },
  async run(args, io) {
    const [extra] = args.positionals;
    if (extra !== undefined) throw new UsageError(`init takes no argument, got ${extra}`, "change to the folder first; answers are flags");
    const day = asOf(args, io);
    const { answers, placeholders, interactive } = await collect(args, io, day);
    const library = libraryOf(io.cwd);
    const specs = goodSpecs(answers, library, day);
    const workflow = readFileSync(packageFile("compiler/init/templates/workflow.yml"), "utf8");
    const writes = writesOf(io.cwd, answers.project, specs, projectFiles(answers.project, library, workflow));
    if (args.has("dry-run")) {
      io.stdout(everyFile(writes));
      return 0;
    }
    if (interactive && !(await isAgreed(specs, io))) return 1;
    writeAll(io.cwd, writes);
    // There are none, unless this version of the package is out of date.
    showDiagnostics(
      specs.flatMap(({ diagnostics }) => diagnostics),
      io,
    );
    io.stdout(writtenFiles(writes, specs, io.cwd));
    const installed = existsSync(join(io.cwd, library));
    io.stdout(nextSteps({ answers, specs, placeholders, installed, repository: repositoryOf(io.cwd) }));
    return 0;
  },
};

/** The folder of the package, relative to the project; its usual place if it is not installed yet. */
function libraryOf(root: string): string {
  return interpreterMain(root).slice(0, -"/dist/interpreter/".length);
}

/** Path from the project to the root of its git repository: empty if it is the root. */
function repositoryOf(root: string): string | undefined {
  for (let above = root; ; above = dirname(above)) {
    if (existsSync(join(above, ".git"))) return relative(root, above).split(sep).join("/");
    if (dirname(above) === above) return undefined;
  }
}

/** The answers were judged, so what is wrong is what the package proposes: after some years, AWS no longer supports it. */
function goodSpecs(answers: Answers, library: string, day: string): readonly TriedSpec[] {
  const specs = trySpecs(answers, `../${library}/${authoringSchema}`, day) ?? [];
  const found = specs.flatMap(({ diagnostics }) => diagnostics).find(({ severity }) => severity === "error");
  if (found !== undefined) {
    throw new UsageError(
      `this version of platform-compile is out of date: ${found.message}`,
      "npm install --save-dev platform-compile@latest",
    );
  }
  return specs;
}

async function isAgreed(specs: readonly TriedSpec[], io: CliIo): Promise<boolean> {
  const { agree } = await import("../init/ask.ts");
  const rows = specs.map((spec) => `${spec.environment.name}: ${describe(spec)}`);
  const agreed = await agree(`${rows.join("\n")}\nWrite the project to ${io.cwd}?`, io.terminal());
  if (!agreed) io.stderr("Nothing was written.\n");
  return agreed;
}

export default init;
