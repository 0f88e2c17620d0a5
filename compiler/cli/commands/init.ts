import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answers } from "../../init/answers.ts";
import { authoringSchema, projectFiles } from "../../init/project-files.ts";
import { packageFile } from "../../package/files.ts";
import { interpreterMain } from "../../package/installed.ts";
import { UsageError, type CliIo, type Command } from "../command.ts";
import { tooManyUsers } from "../init/check.ts";
import { collect } from "../init/collect.ts";
import { questions } from "../init/questions.ts";
import { nextSteps } from "../init/next-steps.ts";
import { describe, everyFile, writtenFiles } from "../init/report.ts";
import { trySpecs, type TriedSpec } from "../init/trial.ts";
import { writeAll, writesOf } from "../init/writes.ts";
import { asOf, asOfOption } from "../options.ts";

/** `platform-compile init`: the files of a new project in the current folder. */
const init: Command = {
  name: "init",
  summary: "start a project in this folder: specs for your region and size, Pulumi.yaml, a workflow",
  usage: "",
  options: {
    yes: { description: "ask nothing: take the suggested answers, and placeholders where there is none" },
    ...Object.fromEntries(questions.map(({ name, value, description }) => [name, { value, description }])),
    "dry-run": { description: "write nothing; print every file" },
    "as-of": asOfOption,
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
    io.stdout(writtenFiles(writes, specs, io.cwd));
    const has = (name: string) => existsSync(join(io.cwd, name));
    io.stdout(nextSteps({ answers, specs, placeholders, installed: has(library), hasGit: has(".git") }));
    return 0;
  },
};

/** The folder of the package, relative to the project; its usual place if it is not installed yet. */
function libraryOf(root: string): string {
  return interpreterMain(root).slice(0, -"/dist/interpreter/".length);
}

/** Each answer is right by itself; together they may still not fit, such as a long domain and a long name of an environment. */
function goodSpecs(answers: Answers, library: string, day: string): readonly TriedSpec[] {
  const specs = trySpecs(answers, `../${library}/${authoringSchema}`, day);
  if (specs === undefined) {
    const { message, help } = tooManyUsers(answers, day);
    throw new UsageError(message, help);
  }
  const [found] = specs.flatMap(({ diagnostics }) => diagnostics);
  if (found === undefined) return specs;
  const flag = questions.find(({ keys = [] }) => keys.includes(found.key ?? ""))?.name;
  throw new UsageError(flag === undefined ? `${found.file}: ${found.message}` : `--${flag}: ${found.message}`, found.help);
}

async function isAgreed(specs: readonly TriedSpec[], io: CliIo): Promise<boolean> {
  const { agree } = await import("../init/ask.ts");
  const rows = specs.map((spec) => `${spec.environment.name}: ${describe(spec)}`);
  const agreed = await agree(`${rows.join("\n")}\nWrite the project to ${io.cwd}?`, io.terminal());
  if (!agreed) io.stderr("Nothing was written.\n");
  return agreed;
}

export default init;
