/** Collects the answers of `init` from flags, questions in a terminal, and suggestions. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Answers } from "../../init/answers.ts";
import { UsageError, type Arguments, type CliIo } from "../command.ts";
import { specFolder } from "../targets/project.ts";
import { firstProblem } from "./check.ts";
import { existsAlready } from "./writes.ts";
import { answersOf, questions, type Given, type Question, type QuestionName } from "./questions.ts";

export interface Collected {
  readonly answers: Answers;
  /** Questions that a placeholder answers. */
  readonly placeholders: readonly QuestionName[];
  readonly interactive: boolean;
}

/** Throws a usage error for a wrong answer, and for missing ones if nobody can be asked. */
export async function collect(args: Arguments, io: CliIo, asOf: string): Promise<Collected> {
  const given: Partial<Record<QuestionName, string>> = {};
  for (const { name } of questions) {
    const value = args.value(name);
    if (value !== undefined) given[name] = value;
  }
  refuseWrong(given, asOf);
  const interactive = !args.has("yes") && io.isTerminal("stdin") && io.isTerminal("stderr");
  if (interactive) refuseSpecs(io);
  const placeholders: QuestionName[] = [];
  const missing: Question[] = [];
  for (const question of questions.filter(({ name }) => given[name] === undefined)) {
    const { name, message, placeholder } = question;
    const suggestion = question.suggest(given, io);
    if (interactive && message !== undefined) {
      const { ask } = await import("./ask.ts");
      given[name] = await ask(question, suggestion, (text) => firstProblem({ ...given, [name]: text }, asOf)?.problem, io.terminal());
    } else if (suggestion !== undefined) given[name] = suggestion;
    else if (args.has("yes") && placeholder !== undefined) {
      given[name] = placeholder(given);
      placeholders.push(name);
    } else missing.push(question);
  }
  if (missing.length > 0) throw missingFlags(missing);
  // Suggestions and choices were not judged yet.
  refuseWrong(given, asOf);
  return { answers: answersOf(given as Readonly<Record<QuestionName, string>>), placeholders, interactive };
}

/** Nobody should answer questions in vain. Without questions, specs that would stay the same are fine. */
function refuseSpecs({ cwd }: CliIo): void {
  const folder = join(cwd, specFolder);
  const [first] = existsSync(folder) ? readdirSync(folder).filter((file) => /\.ya?ml$/i.test(file)) : [];
  if (first !== undefined) throw existsAlready([`${specFolder}/${first}`]);
}

function refuseWrong(given: Given, asOf: string): void {
  const found = firstProblem(given, asOf);
  if (found === undefined) return;
  throw new UsageError(`--${found.name} ${given[found.name] ?? ""}: ${found.problem.message}`, found.problem.help);
}

function missingFlags(missing: readonly Question[]): UsageError {
  const flags = missing.map(({ name, value }) => `--${name} ${value}`).join(" ");
  const words = missing.map(({ name }) => `--${name}`).join(", ");
  return new UsageError(
    `${words} ${missing.length === 1 ? "is" : "are"} missing, and there is no terminal to ask in`,
    `add ${flags}, or --yes to start with placeholders`,
  );
}
