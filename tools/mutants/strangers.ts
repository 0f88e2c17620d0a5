/** Mutants that let somebody outside of the account in: trust, and policies of resources. */
import type { Random } from "../random.ts";
import { documentAt, foreign, own } from "./deployed.ts";
import { allows, type Request } from "./iam.ts";
import type { Json } from "./encode.ts";
import type { Maker } from "./mutant.ts";

const github = "token.actions.githubusercontent.com";
const foreignRole = `arn:aws:iam::${foreign}:role/x${own}`;

const foreignContext = {
  "aws:principalaccount": [foreign],
  "aws:principalarn": [foreignRole],
  "aws:principalorgid": ["o-foreignorg0"],
  "kms:calleraccount": [foreign],
  "kms:encryptioncontext:aws:logs:arn": [`arn:aws:logs:eu-central-1:${own}:log-group:a`],
  "aws:securetransport": ["true"],
  "aws:tagkeys": [],
};

/** Whoever must not be let in, each with what a request of theirs says. */
const strangers: readonly Omit<Request, "action" | "resource">[] = [
  { principal: foreignRole, context: foreignContext },
  {
    principal: "service:events.amazonaws.com",
    context: { "aws:sourceaccount": [foreign], "aws:sourcearn": [`arn:aws:events:eu-central-1:${foreign}:rule/${own}`] },
  },
  {
    principal: "service:ecs-tasks.amazonaws.com",
    context: { "aws:sourceaccount": [foreign], "aws:sourcearn": [`arn:aws:ecs:eu-central-1:${foreign}:task/${own}`] },
  },
  {
    principal: `federated:${github}`,
    context: { [`${github}:sub`]: ["repo:evil/repo:ref:refs/heads/main"], [`${github}:aud`]: ["sts.amazonaws.com"] },
  },
  {
    principal: "federated:accounts.google.com",
    context: { "accounts.google.com:sub": ["1234567890"], "accounts.google.com:aud": ["app"] },
  },
];

function principal(random: Random): Json {
  const account = random.of([foreign, `arn:aws:iam::${foreign}:root`, foreignRole]);
  return random.of<Json>([
    "*",
    { AWS: "*" },
    { AWS: ["*"] },
    { AWS: account },
    { AWS: [`arn:aws:iam::${own}:root`, account] },
    { AWS: account, Service: "ecs-tasks.amazonaws.com" },
    { Service: "events.amazonaws.com" },
    { Service: ["ecs-tasks.amazonaws.com"] },
  ]);
}

function federated(random: Random): Json {
  return random.of<Json>([
    { Federated: `arn:aws:iam::${own}:oidc-provider/${github}` },
    { Federated: "accounts.google.com" },
    { Federated: [`arn:aws:iam::${own}:oidc-provider/${github}`] },
  ]);
}

/** Conditions that look as if they kept strangers out. */
function condition(random: Random): Json {
  const account = random.of([own, foreign, "*", [own, foreign], `*${own}`, "${aws:SourceAccount}", `arn:aws:iam::*:role/${own}`]);
  const key = random.of([
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "AWS:sourceaccount",
    "aws:ResourceAccount",
    "kms:EncryptionContext:aws:logs:arn",
    "aws:PrincipalOrgID",
  ]);
  const value =
    key === "aws:PrincipalOrgID"
      ? "o-foreignorg0"
      : /context|arn/i.test(key) && random.next() < 0.5
        ? `arn:aws:logs:eu-central-1:${random.of([own, foreign, "*"])}:log-group:a`
        : account;
  const operator = random.of([
    "StringEquals",
    "StringLike",
    "ArnLike",
    "StringEqualsIfExists",
    "ForAllValues:StringEquals",
    "ForAnyValue:StringLike",
    "StringNotEquals",
    "StringNotLike",
    "ArnLikeIfExists",
  ]);
  return random.of<Json>([
    {},
    {},
    { Condition: { [operator]: { [key]: value } } },
    { Condition: { [operator]: { [key]: value } } },
    { Condition: { Null: { "aws:SourceVpc": "true" } } },
    { Condition: { Bool: { "aws:SecureTransport": "true" } } },
  ]);
}

function tokenCondition(random: Random): Json {
  const key = random.of([`${github}:sub`, `${github}:aud`, "accounts.google.com:sub", "accounts.google.com:aud"]);
  const value = random.of<Json>([
    "*",
    "repo:*",
    "repo:*/*:*",
    "repo:evil/repo:*",
    "repo:evil/repo:ref:refs/heads/main",
    "sts.amazonaws.com",
    `\${${github}:sub}`,
    "1234567890",
    "app",
    ["repo:acme/chat:environment:prod", "repo:evil/repo:ref:refs/heads/main"],
    "repo:evi?/repo:*",
    "repo:?vil/repo:ref:refs/heads/main",
  ]);
  return random.of<Json>([
    {},
    {
      Condition: {
        [random.of(["StringLike", "StringEquals", "ForAllValues:StringEquals", "StringEqualsIfExists", "ForAnyValue:StringLike"])]: {
          [key]: value,
        },
      },
    },
  ]);
}

function statement(random: Random, action: string): Json {
  if (action === "sts:AssumeRole" && random.next() < 0.4)
    return { Effect: "Allow", Principal: federated(random), Action: "sts:AssumeRoleWithWebIdentity", ...tokenCondition(random) };
  const who = random.next() < 0.12 ? { NotPrincipal: { AWS: `arn:aws:iam::${own}:user/nobody` } } : { Principal: principal(random) };
  return { Effect: "Allow", ...who, Action: action, ...(action.startsWith("sts:") ? {} : { Resource: "*" }), ...condition(random) };
}

function harmOf(document: Json, action: string): string | undefined {
  const actions = action === "sts:AssumeRole" ? [action, "sts:AssumeRoleWithWebIdentity"] : [action];
  for (const name of actions) {
    const found = strangers.find((each) => allows(document, { ...each, action: name, resource: "arn:aws:x:::y" }, true));
    if (found !== undefined) return `${found.principal} may ${name}`;
  }
  return undefined;
}

const root = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${own}:root` }, Action: "kms:*", Resource: "*" };

interface Site {
  readonly type: string;
  readonly action: string;
  readonly property?: string;
  readonly inputs?: Json;
  /** Statements without which the resource is refused for another reason. */
  readonly more?: readonly Json[];
}

const sites: readonly Site[] = [
  { type: "aws:iam/role:Role", action: "sts:AssumeRole", property: "assumeRolePolicy" },
  { type: "aws:iam/role:Role", action: "sts:AssumeRole", property: "assumeRolePolicy" },
  { type: "aws:sqs/queuePolicy:QueuePolicy", action: "sqs:ReceiveMessage", inputs: { queueUrl: { $ref: "sqs-push.url" } } },
  { type: "aws:s3/bucketPolicy:BucketPolicy", action: "s3:GetObject", inputs: { bucket: "kiwi-orders" } },
  { type: "aws:kms/key:Key", action: "kms:Decrypt", inputs: { description: "A key of somebody", enableKeyRotation: true }, more: [root] },
  { type: "aws:kms/keyPolicy:KeyPolicy", action: "kms:Decrypt", inputs: { keyId: "1111aaaa-22bb-33cc-44dd-555566667777" }, more: [root] },
  { type: "aws:ecr/repositoryPolicy:RepositoryPolicy", action: "ecr:BatchGetImage", inputs: { repository: "kiwi" } },
  {
    type: "aws:secretsmanager/secretPolicy:SecretPolicy",
    action: "secretsmanager:GetSecretValue",
    inputs: { secretArn: { $ref: "rds-app-secret.arn" } },
  },
  { type: "aws:sns/topicPolicy:TopicPolicy", action: "sns:Subscribe", inputs: { arn: `arn:aws:sns:eu-central-1:${own}:kiwi` } },
  { type: "aws:backup/vaultPolicy:VaultPolicy", action: "backup:CopyIntoBackupVault", inputs: { backupVaultName: "kiwi" } },
  {
    type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    action: "logs:PutLogEvents",
    property: "policyDocument",
    inputs: { policyName: "kiwi" },
  },
  {
    type: "aws:dynamodb/resourcePolicy:ResourcePolicy",
    action: "dynamodb:GetItem",
    inputs: { resourceArn: `arn:aws:dynamodb:eu-central-1:${own}:table/kiwi` },
  },
];

export const stranger: Maker = (random, write, id) => {
  const { type, action, property = "policy", inputs = {}, more = [] } = random.of(sites);
  const policy = write.document({ Version: "2012-10-17", Statement: [...more, statement(random, action)] });
  const resource = { type, inputs: { ...inputs, [property]: policy } };
  return { kind: "stranger", extraResources: { [id]: resource }, harm: (world) => harmOf(documentAt(policy, world), action) };
};
