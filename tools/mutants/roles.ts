/** Mutants that give a role of the environment more than it needs. */
import type { Random } from "../random.ts";
import { documentAt, foreign, own } from "./deployed.ts";
import { allows } from "./iam.ts";
import type { Json } from "./encode.ts";
import { extraResource, type Fault, type Maker, type World } from "./mutant.ts";

/** Resources of other applications in the account, by action: two names each that share no three letters. */
const others: Readonly<Record<string, readonly [string, string]>> = {
  "s3:GetObject": ["arn:aws:s3:::kiwi-orders/2026/a.csv", "arn:aws:s3:::fjbdx/lumpy"],
  "s3:DeleteObject": ["arn:aws:s3:::kiwi-orders/2026/a.csv", "arn:aws:s3:::fjbdx/lumpy"],
  "secretsmanager:GetSecretValue": at("secretsmanager", "secret:kiwi-orders-Ab12Cd", "secret:fjbdx-Zy98Xw"),
  "kms:Decrypt": at("kms", "key/1111aaaa-22bb-33cc-44dd-555566667777", "key/9f9f8e8e-0d0d-1c1c-2b2b-3a3a4a4a5a5a"),
  "sqs:ReceiveMessage": at("sqs", "kiwi-orders", "fjbdx"),
  "dynamodb:GetItem": at("dynamodb", "table/kiwi-orders", "table/fjbdx"),
  "lambda:UpdateFunctionCode": at("lambda", "function:kiwi-orders", "function:fjbdx"),
  "ssm:GetParameter": at("ssm", "parameter/kiwi-orders", "parameter/fjbdx"),
  "sns:Publish": at("sns", "kiwi-orders", "fjbdx"),
  "logs:PutLogEvents": at("logs", "log-group:kiwi-orders:log-stream:a", "log-group:fjbdx:log-stream:b"),
};

/** Changes of permissions, on one resource. */
const changes = [
  "iam:PutRolePolicy",
  "iam:AttachRolePolicy",
  "iam:CreatePolicyVersion",
  "iam:UpdateAssumeRolePolicy",
  "iam:CreateAccessKey",
  "iam:PassRole",
  "sts:AssumeRole",
];
const admin = `arn:aws:iam::${own}:role/admin`;

function at(service: string, ...[first, second]: readonly [string, string]): readonly [string, string] {
  const arn = `arn:aws:${service}:eu-central-1:${own}`;
  return [`${arn}:${first}`, `${arn}:${second}`];
}

/** A way of writing an action that IAM takes for the same, or for more. */
function action(random: Random, name: string): string {
  const [service = "", verb = ""] = name.split(":");
  const cut = 1 + random.below(verb.length - 1);
  return random.of([
    name,
    `${service}:${verb.toLowerCase()}`,
    `${service}:${verb.toUpperCase()}`,
    `${service}:${verb.slice(0, cut)}*`,
    `${service}:*${verb.slice(cut)}`,
    `${service}:${verb.slice(0, cut)}?${verb.slice(cut + 1)}`,
    `${service}:${verb.slice(0, 1)}*${verb.slice(-1)}`,
    `${service}:*`,
    `${service}:?*`,
    "*",
  ]);
}

/** Resources that match one that is meant and others of its type. */
function resource(random: Random, arn: string): string {
  const [, , service = "", region = "", account = "", ...rest] = arn.split(":");
  const name = rest.join(":");
  const type = /^[a-z-]+[:/]/.exec(name)?.[0] ?? "";
  const tail = service === "s3" ? random.of(["*", "*/*", "?*", "*-*/*"]) : `${type}${random.of(["*", "?*", "*?", "**", "*-*", "?????*"])}`;
  return random.of([
    "*",
    `arn:aws:${service}:${region}:${account}:${tail}`,
    `arn:aws:${service}:*:*:${tail}`,
    `arn:*:${service}:${region}:*:${tail}`,
    `arn:aws:${service}:${region}:${account}:*`,
  ]);
}

function statement(random: Random): Json {
  const isChange = random.next() < 0.35;
  const name = isChange ? random.of(changes) : random.of(Object.keys(others));
  const wanted = isChange ? admin : others[name]![0];
  const actions: Json = random.of<Json>([action(random, name), [action(random, name)], ["sqs:SendMessage", action(random, name)]]);
  const resources: Json = isChange && random.next() < 0.6 ? wanted : resource(random, wanted);
  const [service = ""] = name.split(":");
  const what = random.next() < 0.15 ? { NotAction: random.of([["ec2:*"], `${service}:Tag*`, "iam:GetUser"]) } : { Action: actions };
  const where = random.next() < 0.15 ? { NotResource: `arn:aws:${service}:::none` } : { Resource: resources };
  const condition =
    random.next() < 0.3
      ? {
          Condition: random.of<Json>([
            { StringLike: { "aws:PrincipalArn": "*" } },
            { Bool: { "aws:SecureTransport": "true" } },
            { "ForAllValues:StringEquals": { "aws:TagKeys": ["a"] } },
            { StringEqualsIfExists: { "aws:SourceVpc": "vpc-1" } },
          ]),
        }
      : {};
  return { Effect: "Allow", ...what, ...where, ...condition };
}

const context = { "aws:principalarn": [`arn:aws:iam::${own}:role/task`], "aws:securetransport": ["true"] };

/** What a policy lets its role do that it must not. */
function harmOf(document: Json): string | undefined {
  const may = (name: string, target: string): boolean =>
    allows(document, { principal: "", action: name, resource: target, context }, false);
  const change = changes.find((name) => may(name, admin));
  if (change !== undefined) return `${change} on ${admin}`;
  return Object.entries(others).find(([name, targets]) => targets.every((target) => may(name, target)))?.[0];
}

/** One or two statements; the harmless one may stand first. */
function document(random: Random): Json {
  const harmless = { Effect: "Allow", Action: "sqs:SendMessage", Resource: `arn:aws:sqs:eu-central-1:${own}:kiwi` };
  const bad = statement(random);
  return {
    Version: "2012-10-17",
    Statement: random.of<Json>([bad, [bad], [harmless, bad], [bad, { Effect: "Deny", Action: "ec2:RunInstances", Resource: "*" }]]),
  };
}

export const role: Maker = (random, write, id) => {
  const policy = write.document(document(random));
  const extra = (type: string, inputs: Json) => extraResource(id, type, inputs);
  const sites: readonly (() => Fault)[] = [
    () => extra("aws:iam/rolePolicy:RolePolicy", { role: { $ref: "iam-task-api.name" }, policy }),
    () => extra("aws:iam/policy:Policy", { policy }),
    () => extra("aws:iam/role:Role", { assumeRolePolicy: ecsTrust, inlinePolicies: [{ name: "a", policy }] }),
    () => extra("aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", { inlinePolicy: policy, ...permissionSet }),
    () => extra("aws:iam/userPolicy:UserPolicy", { user: "somebody", policy }),
    () => extra("aws:iam/groupPolicy:GroupPolicy", { group: "somebody", policy }),
    () => ({ overrides: { "iam-execution-worker-policy": { set: { policy } } } }),
  ];
  return { kind: "role", ...random.of(sites)(), harm: (world: World) => harmOf(documentAt(policy, world)) };
};

const permissionSet = {
  instanceArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
  permissionSetArn: "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef",
};

/** Who may assume a role, without a fault. */
export const ecsTrust = {
  $json: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": own } },
      },
    ],
  },
};

const managed = [
  "arn:aws:iam::aws:policy/AdministratorAccess",
  "arn:aws:iam::aws:policy/PowerUserAccess",
  "arn:aws:iam::aws:policy/IAMFullAccess",
  "arn:aws:iam::aws:policy/job-function/SystemAdministrator",
  "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
  `arn:aws:iam::${own}:policy/of-somebody`,
  `arn:aws:iam::${foreign}:policy/of-somebody`,
];

/** A managed policy is attached that no rule can judge, or that grants too much. */
export const attachment: Maker = (random, write, id) => {
  const arn = random.of(managed);
  const policyArn = write.text(arn);
  const role = { $ref: "iam-task-api.name" };
  const extra = (type: string, inputs: Json) => extraResource(id, type, inputs);
  const site = random.of([
    () => extra("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { role, policyArn }),
    () => extra("aws:iam/policyAttachment:PolicyAttachment", { roles: [role], policyArn }),
    () => extra("aws:iam/userPolicyAttachment:UserPolicyAttachment", { user: "somebody", policyArn }),
    () => extra("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", { group: "somebody", policyArn }),
    () => extra("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", { roleName: role, policyArns: [policyArn] }),
    () => extra("aws:iam/role:Role", { assumeRolePolicy: ecsTrust, managedPolicyArns: [policyArn] }),
    () => extra("aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", { ...permissionSet, managedPolicyArn: policyArn }),
  ])();
  return { kind: "attachment", ...site, harm: () => arn };
};

/** Statements of a spec's own key, which takes no expressions. */
export const statedKey: Maker = (random) => {
  const stated = statement(random);
  const list = (value: Json): Json => (Array.isArray(value) ? value : [value]);
  const iamStatement = { Effect: "Allow", Action: list(stated.Action ?? "iam:*"), Resource: list(stated.Resource ?? "*") };
  return {
    kind: "statedKey",
    keys: { ecsServices: { serviceExtras: { api: { iamStatements: [iamStatement] } } } },
    harm: () => harmOf({ Statement: [iamStatement] }),
  };
};

/** An action or a resource is the one character that a random text is made of. */
export const chance: Maker = (random, _write, id) => {
  const star = { $ref: `${id}-star.${random.of(["id", "result"])}` };
  const resources = {
    [`${id}-star`]: {
      type: "random:index/randomString:RandomString",
      inputs: { length: 1, overrideSpecial: "*", special: true, upper: false, lower: false, numeric: false },
    },
    [id]: {
      type: "aws:iam/rolePolicy:RolePolicy",
      inputs: {
        role: { $ref: "iam-task-api.name" },
        policy: {
          $json: {
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Action: random.of<Json>([star, { $concat: ["s3:", star] }]), Resource: random.of<Json>([star, "*"]) },
            ],
          },
        },
      },
    },
  };
  return { kind: "chance", extraResources: resources, harm: () => "everything is allowed" };
};
