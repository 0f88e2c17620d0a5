/** Judges answers by the schema and the rules of the keys that they become. */
import type { Answers } from "../../init/answers.ts";
import { answersOf, questions, type Given, type Question, type QuestionName } from "./questions.ts";
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

/** The first wrong answer. Answers may be wrong only together, such as a long domain and a long name of an environment. */
export function firstProblem(given: Given, asOf: string): { readonly name: QuestionName; readonly problem: Problem } | undefined {
  const answered = questions.flatMap((question) => {
    const text = given[question.name];
    return text === undefined ? [] : [{ question, text: text.trim() }];
  });
  for (const { question, text } of answered) {
    const problem = refusalOf(question, text);
    if (problem !== undefined) return { name: question.name, problem };
  }
  const answers = answersOf({ ...samples, ...given });
  const diagnostics = problemsOf(answers, asOf)?.filter(({ severity }) => severity === "error");
  if (diagnostics === undefined) return { name: "size", problem: tooManyUsers(answers, asOf) };
  for (const { question } of answered) {
    const [found] = (question.keys ?? []).flatMap((key) => diagnostics.filter((diagnostic) => diagnostic.key === key));
    if (found === undefined) continue;
    return { name: question.name, problem: { message: found.message, ...(found.help === undefined ? {} : { help: found.help }) } };
  }
  return undefined;
}

function refusalOf({ optional, refuse }: Question, text: string): Problem | undefined {
  if (text === "") return optional ? undefined : { message: "an answer is needed" };
  return refuse?.(text);
}

/** Names the largest number of users that the region's classes carry. */
function tooManyUsers(answers: Answers, asOf: string): Problem {
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
