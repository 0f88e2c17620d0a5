/** Judges answers by the schema and the rules of the keys that they become. */
import type { Answers } from "../../init/answers.ts";
import { answersOf, type Given, type Question, type QuestionName } from "./questions.ts";
import { problemsOf } from "./trial.ts";

export interface Problem {
  readonly message: string;
  readonly help?: string;
}

/** Answers that are right, for the questions that nobody has answered yet. */
const samples: Readonly<Record<QuestionName, string>> = {
  project: "acme",
  environments: "dev,prod",
  account: "123456789012",
  region: "eu-central-1",
  domain: "acme.example",
  size: "1",
  "auth0-domain": "acme.eu.auth0.com",
  "alarm-email": "",
  repository: "",
};

/** What is wrong with an answer, next to those that are given already. */
export function problemOf({ name, keys = [], optional, refuse }: Question, text: string, given: Given, asOf: string): Problem | undefined {
  if (text.trim() === "") return optional ? undefined : { message: "an answer is needed" };
  const refused = refuse?.(text.trim());
  if (refused !== undefined) return refused;
  const answers = answersOf({ ...samples, ...given, [name]: text });
  const problems = problemsOf(answers, asOf);
  if (problems === undefined) return name === "size" ? tooManyUsers(answers, asOf) : undefined;
  const [found] = keys.flatMap((key) => problems.filter((diagnostic) => diagnostic.key === key));
  return found && { message: found.message, ...(found.help === undefined ? {} : { help: found.help }) };
}

/** Names the largest number of users that the region's classes carry. */
export function tooManyUsers(answers: Answers, asOf: string): Problem {
  let [fits, most] = [1, answers.size];
  while (most - fits > 1) {
    const middle = Math.floor((fits + most) / 2);
    if (problemsOf({ ...answers, size: middle }, asOf) === undefined) most = middle;
    else fits = middle;
  }
  return {
    message: `no database or Redis class of ${answers.region} carries ${inGroups(answers.size)} daily users`,
    help: `use at most ${inGroups(fits)}; more users need several environments`,
  };
}

/** `2,649,599` */
function inGroups(count: number): string {
  return count.toLocaleString("en-US");
}
