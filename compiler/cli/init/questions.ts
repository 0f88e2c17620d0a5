/** The questions of `init`: one flag each, with what answers it if nobody does. */
import { basename } from "node:path";
import { isRegion, nearestRegion, regionNames } from "../../aws/regions.ts";
import { defaultSize, type Answers } from "../../init/answers.ts";
import { accountOf, domainOf, environmentsIn, projectOf, sizeOf } from "../../init/parse.ts";
import type { CliIo } from "../command.ts";

export type QuestionName =
  "project" | "account" | "region" | "domain" | "environments" | "size" | "auth0-domain" | "alarm-email" | "repository";

/** Answers as given, by question. */
export type Given = Partial<Readonly<Record<QuestionName, string>>>;

export interface Question {
  readonly name: QuestionName;
  /** Name of the value in the usage: `--account ID`. */
  readonly value: string;
  readonly description: string;
  /** In a terminal; a question without one is answered by its flag alone. */
  readonly message?: string;
  readonly choices?: readonly string[];
  /** The spec's key whose schema and rules decide whether an answer is right. */
  readonly key?: string;
  /** The answer that most people want; undefined if there is none. */
  suggest(given: Given, io: CliIo): string | undefined;
  /** With `--yes`, what stands in for an answer without a suggestion. */
  placeholder?(given: Given): string | undefined;
  /** May the answer be empty? */
  readonly optional?: boolean;
  /** What is wrong with an answer that no key can judge. */
  readonly refuse?: (text: string) => string | undefined;
}

export const questions: readonly Question[] = [
  {
    name: "project",
    value: "NAME",
    description: "name of the product, part of every physical name",
    message: "Project name, which becomes part of every resource's name",
    key: "projectName",
    suggest: (_given, io) => projectOf(basename(io.cwd)),
  },
  {
    name: "environments",
    value: "LIST",
    description: "names, each with its class if the name does not imply it: dev,staging,prod or dev,qa:dev,live:prod",
    message: "Environments, separated by commas",
    choices: ["dev", "dev,prod", "dev,staging,prod"],
    key: "environment",
    suggest: () => "dev,prod",
    refuse: refuseEnvironments,
  },
  {
    name: "account",
    value: "ID",
    description: "12-digit ID of the AWS account",
    message: "AWS account ID (leave it empty if you do not know it yet)",
    key: "awsAccountId",
    optional: true,
    suggest: () => undefined,
    placeholder: () => "",
  },
  {
    name: "region",
    value: "REGION",
    description: "AWS region, such as eu-central-1",
    message: "AWS region (type to search)",
    choices: regionNames(),
    suggest: (_given, { env }) => [env["AWS_REGION"], env["AWS_DEFAULT_REGION"]].find((name) => name !== undefined && isRegion(name)),
    placeholder: () => "us-east-1",
    refuse: (text) =>
      isRegion(text)
        ? undefined
        : `\`${text}\` is not a region with all services of the platform; did you mean \`${nearestRegion(text)}\`?`,
  },
  {
    name: "domain",
    value: "DOMAIN",
    description: "domain with a public hosted zone in the account; api.DOMAIN serves production",
    message: "Domain that has a hosted zone in the account, such as acme.io (hosts become api.acme.io, api.dev.acme.io …)",
    key: "domainName",
    suggest: () => undefined,
    placeholder: ({ project = "platform" }) => `${project}.example`,
  },
  {
    name: "size",
    value: "USERS",
    description: "daily users of production, from which all sizes follow",
    message: "Daily users of production",
    suggest: () => String(defaultSize),
    refuse: (text) =>
      sizeOf(text) === undefined ? `\`${text}\` is not a number of users; expected a whole number such as 10000` : undefined,
  },
  {
    name: "auth0-domain",
    value: "DOMAIN",
    description: "Auth0 tenant that signs users in",
    message: "Auth0 tenant that signs users in",
    key: "auth0Domain",
    suggest: ({ project = "platform" }) => `${project}.eu.auth0.com`,
  },
  {
    name: "alarm-email",
    value: "ADDRESS",
    description: "who gets alarms; if omitted, an address in the stack's configuration",
    message: "E-mail address for alarms (leave it empty to set it for each stack)",
    key: "observability.alarmEmail",
    optional: true,
    suggest: () => "",
  },
  {
    name: "repository",
    value: "OWNER/NAME",
    description: "GitHub repository whose workflows may push images and deploy",
    key: "iam.githubRepository",
    optional: true,
    suggest: () => "",
  },
];

function refuseEnvironments(text: string): string | undefined {
  const names = environmentsIn(text).map(({ name }) => name);
  if (names.length === 0) return "expected at least one name, such as `dev,prod`";
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  // Each environment has a network of its own in 10.0.0.0/8.
  return twice === undefined ? (names.length > 256 ? "expected at most 256 environments" : undefined) : `\`${twice}\` is listed twice`;
}

/** The answers in the form that `init` works with. Every question has an answer, possibly an empty one. */
export function answersOf(given: Readonly<Record<QuestionName, string>>): Answers {
  const [account, alarmEmail, repository] = [accountOf(given.account), given["alarm-email"].trim(), given.repository.trim()];
  return {
    project: given.project.trim(),
    region: given.region.trim(),
    domain: domainOf(given.domain),
    environments: environmentsIn(given.environments),
    size: sizeOf(given.size) ?? defaultSize,
    auth0Domain: given["auth0-domain"].trim(),
    ...(account === "" ? {} : { account }),
    ...(alarmEmail === "" ? {} : { alarmEmail }),
    ...(repository === "" ? {} : { repository }),
  };
}
