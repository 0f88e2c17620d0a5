/** Judges answers by the schema and the rules of the keys that they become. */
import { sizeOf } from "../../init/parse.ts";
import { answersOf, type Given, type Question, type QuestionName } from "./questions.ts";
import { trySpecs } from "./trial.ts";

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
export function problemOf({ name, key, optional, refuse }: Question, text: string, given: Given, asOf: string): Problem | undefined {
  if (text.trim() === "") return optional ? undefined : { message: "an answer is needed" };
  const refused = refuse?.(text.trim());
  if (refused !== undefined) return { message: refused };
  const specs = trySpecs(answersOf({ ...samples, ...given, [name]: text }), "schema.json", asOf);
  if (specs === undefined)
    return name === "size" || name === "region" ? tooManyUsers({ ...samples, ...given, [name]: text }, asOf) : undefined;
  if (key === undefined) return undefined;
  const found = specs.flatMap(({ diagnostics }) => diagnostics).find((diagnostic) => diagnostic.key === key);
  return found && { message: found.message, ...(found.help === undefined ? {} : { help: found.help }) };
}

/** Names the largest number of users that the region's classes carry. */
function tooManyUsers(given: Readonly<Record<QuestionName, string>>, asOf: string): Problem {
  let [fits, most] = [1, sizeOf(given.size)!];
  while (most - fits > 1) {
    const middle = Math.floor((fits + most) / 2);
    if (trySpecs(answersOf({ ...given, size: String(middle) }), "schema.json", asOf) === undefined) most = middle;
    else fits = middle;
  }
  return {
    message: `no database class of ${given.region} carries ${given.size} daily users`,
    help: `use at most ${fits}, and add environments for the others`,
  };
}
