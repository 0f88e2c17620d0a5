/** Asks the questions that no flag answers, in a terminal. */
import { autocomplete, cancel, confirm, isCancel, select, text } from "@clack/prompts";
import { UsageError, type CliIo } from "../command.ts";
import type { Problem } from "./check.ts";
import type { Choice, Question } from "./questions.ts";

type Streams = ReturnType<CliIo["terminal"]>;

/** Says what is wrong with an answer. */
type Judge = (text: string) => Problem | undefined;

/** From this number on, choices are searched rather than looked through. */
const many = 10;

/** Stands for an answer that is not among the choices. */
const other = "other names";

/** The answer to one question; Enter takes the suggestion. Throws a usage error if the user gives up. */
export async function ask(question: Question, suggestion: string | undefined, judge: Judge, streams: Streams): Promise<string> {
  const { choices = [], open } = question;
  if (choices.length >= many) return search(question, suggestion, streams);
  const chosen = choices.length === 0 ? other : await choose(question, suggestion, streams);
  return chosen === other ? write(question, open ? undefined : suggestion, judge, streams) : chosen;
}

async function choose({ message = "", choices = [], open }: Question, suggestion: string | undefined, streams: Streams): Promise<string> {
  const options = [...choices, ...(open ? [{ value: other }] : [])].map(optionOf);
  return whole(await select({ message, options, ...initial(suggestion), ...streams }), streams);
}

async function search({ message = "", choices = [] }: Question, suggestion: string | undefined, streams: Streams): Promise<string> {
  // Without a match, nothing is selected.
  const validate = (value: unknown) => (typeof value === "string" ? undefined : "nothing matches");
  const options = choices.map(optionOf);
  return whole(await autocomplete({ message, options, maxItems: 8, validate, ...initial(suggestion), ...streams }), streams);
}

async function write({ message = "" }: Question, suggestion: string | undefined, judge: Judge, streams: Streams): Promise<string> {
  // An answer that was left empty may be undefined, whatever its type says.
  const answerOf = (value: string | undefined) => (value === undefined || value === "" ? (suggestion ?? "") : value);
  const validate = (value: string | undefined) => {
    const problem = judge(answerOf(value));
    return problem && [problem.message, problem.help].filter(Boolean).join("; ");
  };
  const shown = suggestion === undefined || suggestion === "" ? {} : { placeholder: suggestion, defaultValue: suggestion };
  return answerOf(whole(await text({ message, validate, ...shown, ...streams }), streams));
}

/** Yes or no; Enter is yes. */
export async function agree(message: string, streams: Streams): Promise<boolean> {
  return whole(await confirm({ message, ...streams }), streams);
}

/** The hint is part of the label, because that is where a search looks. */
function optionOf({ value, hint = "" }: Choice): { value: string; label: string } {
  return { value, label: hint === "" ? value.replaceAll(",", ", ") : `${value}  ${hint}` };
}

function initial(suggestion: string | undefined): { initialValue?: string } {
  return suggestion === undefined ? {} : { initialValue: suggestion };
}

function whole<T>(answer: T, streams: Streams): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel("Nothing was written.", streams);
  throw new UsageError("init was canceled", "run it again, or give the answers as flags: platform-compile init --help");
}
