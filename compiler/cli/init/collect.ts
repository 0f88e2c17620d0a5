/** Collects the answers of `init` from flags, questions in a terminal, and suggestions. */
import type { Answers } from "../../init/answers.ts";
import { UsageError, type Arguments, type CliIo } from "../command.ts";
import { problemOf } from "./check.ts";
import { answersOf, questions, type Question, type QuestionName } from "./questions.ts";

export interface Collected {
  readonly answers: Answers;
  /** Questions that a placeholder answers. */
  readonly placeholders: readonly QuestionName[];
  readonly interactive: boolean;
}

/** Throws a usage error for a wrong answer, and for missing ones if nobody can be asked. */
export async function collect(args: Arguments, io: CliIo, asOf: string): Promise<Collected> {
  const given: Record<string, string> = {};
  for (const { name } of questions) {
    const value = args.value(name);
    if (value !== undefined) given[name] = value;
  }
  for (const question of questions) {
    const text = given[question.name];
    const problem = text === undefined ? undefined : problemOf(question, text, given, asOf);
    if (problem !== undefined) throw new UsageError(`--${question.name} ${text}: ${problem.message}`, problem.help);
  }
  const interactive = !args.has("yes") && io.isTerminal("stdin") && io.isTerminal("stderr");
  const placeholders: QuestionName[] = [];
  const missing: Question[] = [];
  for (const question of questions) {
    if (given[question.name] !== undefined) continue;
    const suggestion = question.suggest(given, io);
    if (interactive && question.message !== undefined) {
      const { ask } = await import("./ask.ts");
      given[question.name] = await ask(question, suggestion, (text) => problemOf(question, text, given, asOf), io.terminal());
    } else if (suggestion !== undefined) given[question.name] = suggestion;
    else if (args.has("yes") && question.placeholder) {
      given[question.name] = question.placeholder(given)!;
      placeholders.push(question.name);
    } else missing.push(question);
  }
  if (missing.length > 0) throw missingFlags(missing);
  return { answers: answersOf(given as Readonly<Record<QuestionName, string>>), placeholders, interactive };
}

function missingFlags(missing: readonly Question[]): UsageError {
  const flags = missing.map(({ name, value }) => `--${name} ${value}`).join(" ");
  const words = missing.map(({ name }) => `--${name}`).join(", ");
  return new UsageError(
    `${words} ${missing.length === 1 ? "is" : "are"} missing, and there is no terminal to ask in`,
    `add ${flags}, or --yes to start with placeholders`,
  );
}
