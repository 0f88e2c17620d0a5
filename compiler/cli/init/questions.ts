/** The questions of `init`: one flag each, with what answers it if nobody does. */
import { basename } from "node:path";
import { placeOf } from "../../aws/region-places.ts";
import { nearestRegion, regionNames } from "../../aws/regions.ts";
import { defaultSize, type Answers } from "../../init/answers.ts";
import { accountOf, domainOf, environmentsIn, projectOf, sizeOf } from "../../init/parse.ts";
import type { CliIo } from "../command.ts";
import type { Problem } from "./check.ts";

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
  /** Answers to choose from. */
  readonly choices?: readonly Choice[];
  /** Are other answers than the choices possible? */
  readonly open?: boolean;
  /** The spec's keys that an answer becomes: their schema and their rules decide whether it is right. */
  readonly keys?: readonly string[];
  /** May the answer be empty? */
  readonly optional?: boolean;
  /** What is wrong with an answer that no key can judge. */
  readonly refuse?: (text: string) => Problem | undefined;
  /** The answer that most people want; undefined if there is none. */
  suggest(given: Given, io: CliIo): string | undefined;
  /** With `--yes`, what stands in for an answer without a suggestion. */
  readonly placeholder?: (given: Given) => string;
}

export interface Choice {
  readonly value: string;
  /** In words. */
  readonly hint?: string;
}

export const questions: readonly Question[] = [
  {
    name: "project",
    value: "NAME",
    description: "name of the product, part of the name of every resource (default: the folder's name)",
    message: "Project name, which becomes part of every resource's name",
    keys: ["projectName"],
    suggest: (_given, { cwd }) => projectOf(basename(cwd)),
  },
  {
    name: "environments",
    value: "LIST",
    description: "names, with a class where the name does not imply it: dev,qa:dev,prod (default: dev,prod)",
    message: "Environments, separated by commas",
    choices: [{ value: "dev" }, { value: "dev,prod" }, { value: "dev,staging,prod" }],
    open: true,
    keys: ["environment"],
    refuse: refuseEnvironments,
    suggest: () => "dev,prod",
  },
  {
    name: "account",
    value: "ID",
    description: "AWS account to deploy to, 12 digits",
    message: "AWS account ID (leave it empty if you do not know it yet)",
    keys: ["awsAccountId"],
    optional: true,
    suggest: () => undefined,
    placeholder: () => "",
  },
  {
    name: "region",
    value: "REGION",
    description: "AWS region, such as eu-central-1 (default: AWS_REGION)",
    message: "AWS region",
    choices: regionNames().map((value) => ({ value, hint: placeOf(value) ?? "" })),
    refuse: refuseRegion,
    suggest: (_given, { env }) =>
      [env["AWS_REGION"], env["AWS_DEFAULT_REGION"]].find((name) => name !== undefined && regionNames().includes(name)),
    placeholder: () => "us-east-1",
  },
  {
    name: "domain",
    value: "DOMAIN",
    description: "domain with a public hosted zone in the account; production is served at api.DOMAIN",
    message: "Domain with a public hosted zone in the account, such as acme.io (hosts become api.acme.io, api.dev.acme.io)",
    keys: ["route53.hostedZoneName", "domainName"],
    suggest: () => undefined,
    placeholder: ({ project = "platform" }) => `${project}.example`,
  },
  {
    name: "size",
    value: "USERS",
    description: `daily users of production, from which all sizes follow (default: ${defaultSize})`,
    message: "Daily users of production, from which all sizes follow",
    refuse: refuseSize,
    suggest: () => String(defaultSize),
  },
  {
    name: "auth0-domain",
    value: "DOMAIN",
    description: "Auth0 tenant that signs users in (default: PROJECT.eu.auth0.com)",
    message: "Auth0 tenant that signs users in",
    keys: ["auth0Domain"],
    suggest: ({ project = "platform" }) => `${project}.eu.auth0.com`,
  },
  {
    name: "alarm-email",
    value: "ADDRESS",
    description: "who gets the alarms (default: an address that you set in each stack's configuration)",
    message: "E-mail address for alarms (leave it empty to set it in each stack's configuration)",
    keys: ["observability.alarmEmail"],
    optional: true,
    suggest: () => "",
  },
  {
    name: "repository",
    value: "OWNER/NAME",
    description: "GitHub repository whose workflows may push images and deploy (default: none)",
    keys: ["iam.githubRepository"],
    optional: true,
    suggest: () => "",
  },
];

function refuseRegion(text: string): Problem | undefined {
  if (regionNames().includes(text)) return undefined;
  return {
    message: `\`${text}\` is not a region that has every service of the platform`,
    help: `did you mean \`${nearestRegion(text)}\`?`,
  };
}

function refuseSize(text: string): Problem | undefined {
  if (sizeOf(text) !== undefined) return undefined;
  return { message: `\`${text}\` is not a number of users`, help: "expected a whole number above zero, such as `10000` or `10k`" };
}

/** More than any project starts with. */
const mostEnvironments = 16;

/** The schema judges the names; this is about the list. */
function refuseEnvironments(text: string): Problem | undefined {
  const names = environmentsIn(text).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return { message: `\`${twice}\` is listed twice`, help: "name each environment once" };
  if (names.length === 0) return { message: "no environment is named", help: "for example `dev,prod`" };
  if (names.length <= mostEnvironments) return undefined;
  return { message: `${names.length} environments are too many`, help: `start with at most ${mostEnvironments}` };
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
