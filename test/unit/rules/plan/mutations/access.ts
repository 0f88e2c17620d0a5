/** IAM. */
import { knownActions } from "../../../../../compiler/aws/iam-catalogue.ts";
import { extra, foundAt, set, type Mutation, type Mutations } from "./mutation.ts";

export const another = "arn:aws:iam::999999999999:root";
export const document = (statement: Readonly<Record<string, unknown>>) => ({ $json: { Version: "2012-10-17", Statement: [statement] } });
const rolePolicy = (statement: Readonly<Record<string, unknown>>, does: string) =>
  extra("aws:iam/rolePolicy:RolePolicy", { role: "r", policy: document({ Effect: "Allow", ...statement }) }, does);

/** A change of the statement that lets somebody take a role. */
function trust(role: string, does: string, change: (statement: Record<string, unknown>) => void): Mutation {
  return { does, at: role, change: (plan) => change(plan.statement(role, "assumeRolePolicy")) };
}

/** The CI role's subject is another. */
function subject(value: unknown, operator = "StringEquals"): Mutation {
  return trust("iam-ci", `the subject is ${operator} ${JSON.stringify(value)}`, (statement) => {
    statement["Condition"] = { [operator]: { "token.actions.githubusercontent.com:sub": value } };
  });
}

/** A resource policy with one statement that allows something. */
function policyOf(type: string, principal: unknown, does: string): Mutation {
  const policy = { $json: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: principal, Action: "x:Y", Resource: "*" }] } };
  return extra(type, { policy }, does);
}

const attachment = (inputs: Readonly<Record<string, unknown>>, does: string) =>
  extra("aws:iam/rolePolicyAttachment:RolePolicyAttachment", inputs, does);

export const accessMutations: Mutations = {
  "iam-resource-not-accepted": [
    rolePolicy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::a" }, "an action on objects names a bucket"),
    rolePolicy({ Action: "logs:PutLogEvents", Resource: { $ref: "waf-logs", path: ["arn"] } }, "a log group lacks its colon and star"),
  ],
  "no-service-wide-permissions": [
    set("iam-task-api-policy", "policy.$json.Statement.0.Action", "*"),
    set("iam-task-api-policy", "policy.$json.Statement.0.Action", ["sqs:SendMessage", "s3:*"]),
    rolePolicy({ NotAction: "iam:*", Resource: "arn:aws:s3:::a/*" }, "everything but one service is allowed"),
    set(
      "iam-task-api",
      "inlinePolicies",
      [{ name: "all", policy: JSON.stringify({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } }) }],
      "an inline policy allows all",
    ),
    extra(
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
      "a role is an administrator",
    ),
    set("iam-task-api", "managedPolicyArns", ["arn:aws:iam::aws:policy/AmazonSQSFullAccess"]),
    set("vpc-endpoint-s3", "policy.$json.Statement.0.Action", "s3:*"),
    set("iam-task-api-policy", "policy.$json.Statement.0.Action", "sqs:*e*", "every action on queues has an e"),
    rolePolicy(
      {
        Action: knownActions("sqs").map((action) => `${action.slice(0, -1)}?`),
        Resource: "arn:aws:sqs:eu-central-1:412356789014:a",
      },
      "patterns add up to a service",
    ),
    set("sqs-push-policy", "policy.$json.Statement.0.Effect", "Allow"),
  ],
  "powerful-actions-name-resources": [
    rolePolicy({ Action: "secretsmanager:GetSecretValue", Resource: "arn:aws:secretsmanager:*:*:secret:*" }, "every secret is read"),
    rolePolicy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::*/*" }, "every object is read"),
    rolePolicy({ Action: "kms:Decrypt", Resource: "arn:aws:kms:*:412356789014:key/*-*" }, "every key id has a hyphen"),
    set("iam-execution-api-policy", "policy.$json.Statement.4.Resource", "*", "every key decrypts"),
    rolePolicy({ Action: ["logs:PutLogEvents"], Resource: "*" }, "every log group is written to"),
    rolePolicy(
      { Action: "secretsmanager:GetSecretValue", NotResource: "arn:aws:secretsmanager:eu-central-1:412356789014:secret:a" },
      "all secrets but one are read",
    ),
    rolePolicy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::*" }, "every bucket is read"),
  ],
  "policy-known-before-deployment": [
    set(
      "iam-task-api-policy",
      "policy",
      '{"Statement":[{"Effect":"Allow","Action":"*","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:eu-central-1:412356789014:a"}]}',
      "an element is stated twice",
    ),
    set("iam-task-api-policy", "policy", { $config: "policy" }),
    set("iam-task-api-policy", "policy", { $secret: { $config: "policy" } }),
    set("iam-task-api-policy", "policy.$json.Statement.0.Action", { $config: "action" }),
    set("iam-task-api-policy", "policy.$json.Statement.0.Effect", { $config: "effect" }),
    set("iam-task-api-policy", "policy.$json.Statement.0.Resource", { $concat: ["arn:aws:s3:::", { $config: "bucket" }] }),
    set("iam-task-api-policy", "policy.$json.Statement.0.Resource", { $ref: "rds-master-password", path: ["result"] }),
    set("iam-task-api-policy", "policy.$json.Statement.0.Condition", { StringEquals: { "aws:SourceVpc": { $config: "vpc" } } }),
    set("iam-task-api-policy", "policy.$json.Statement", { $config: "statements" }),
    set(
      "iam-task-api-policy",
      "policy.$json.Statement.0.Action",
      { $ref: "backup-vault-suffix", path: ["id"] },
      "the action is a random text",
    ),
    set("iam-task-api-policy", "policy.$json.Statement.0.Resource", { $ref: "alb", path: ["tagsAll", "arn"] }, "the resource is a tag"),
    trust("iam-ci", "the principal is stack config", (statement) => (statement["Principal"] = { Federated: { $config: "provider" } })),
  ],
  "resource-policies-own-account": [
    policyOf("aws:sqs/queuePolicy:QueuePolicy", { AWS: "999999999999" }, "another account receives"),
    policyOf(
      "aws:sqs/queuePolicy:QueuePolicy",
      { AWS: "arn:aws:iam::999999999999:role/x412356789014" },
      "the account is part of a role's name",
    ),
    policyOf("aws:s3/bucketPolicy:BucketPolicy", "*", "everybody reads a bucket"),
    policyOf("aws:s3/bucketPolicy:BucketPolicy", { CanonicalUser: "79a59df900b949e5" }, "a canonical user reads a bucket"),
    policyOf("aws:kms/keyPolicy:KeyPolicy", { AWS: ["arn:aws:iam::412356789014:root", another] }, "one of two accounts is another"),
    policyOf("aws:sns/topicPolicy:TopicPolicy", { Service: "events.amazonaws.com" }, "a service acts for every account"),
    set("observability-alarms-policy", "policy.$json.Statement.1.Condition", undefined, "CloudWatch may publish for every account"),
    set("observability-alarms-policy", "policy.$json.Statement.2.Condition.StringEquals", { "aws:SourceAccount": "999999999999" }),
    set(
      "observability-alarms-policy",
      "policy.$json.Statement.3.Condition",
      { StringEqualsIfExists: { "aws:SourceAccount": "412356789014" } },
      "AWS Backup, which always sends its account, need not send it",
    ),
    set("observability-alarms-policy", "policy.$json.Statement.4.Condition", undefined, "EventBridge may publish for every account"),
    set("observability-alarms-policy", "policy.$json.Statement.4.Condition", {
      StringEqualsIfExists: { "aws:SourceAccount": "999999999999" },
    }),
  ],
  "attached-policies-in-plan": [
    attachment({ policyArn: { $config: "policy" } }, "the policy is stack config"),
    attachment({ policyArn: "arn:aws:iam::412356789014:policy/reports" }, "nobody knows the policy"),
    set("iam-task-api", "managedPolicyArns", ["arn:aws:iam::999999999999:policy/x"]),
  ],
  "no-aws-managed-policies": [
    attachment({ policyArn: "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess" }, "AWS manages the policy"),
    attachment({ policyArn: { $secret: "arn:aws:iam::aws:policy/ReadOnlyAccess" } }, "the policy is marked as a secret"),
  ],
  "roles-do-not-administer-iam": [
    ...["s3:PutBucketPolicy", "kms:CreateGrant", "sqs:AddPermission", "secretsmanager:PutResourcePolicy", "ram:CreateResourceShare"].map(
      (Action) => rolePolicy({ Action, Resource: "arn:aws:s3:::a" }, `a role shares by ${Action}`),
    ),
    rolePolicy({ Action: "s3:Put*", Resource: "arn:aws:s3:::a" }, "a pattern matches the policy of a bucket"),
    rolePolicy({ Action: "iam:PassRole", Resource: "arn:aws:iam::412356789014:role/admin" }, "a role that is not planned is passed"),
    rolePolicy({ Action: "sts:Assume*Role", Resource: "arn:aws:iam::999999999999:role/admin" }, "a role of another account is taken"),
    rolePolicy({ Action: "iam:AttachRolePolicy", Resource: "arn:aws:iam::412356789014:role/a" }, "a policy is attached to one role"),
    rolePolicy({ Action: "iam:*Role*", Resource: "arn:aws:iam::412356789014:role/a" }, "a pattern matches the change of trust"),
    rolePolicy({ Action: "IAM:putrolepolicy", Resource: "arn:aws:iam::412356789014:role/a" }, "the case differs"),
  ],
  "trust-policy-own-account": [
    trust("rds-proxy-role", "every service may take the role", (statement) => {
      statement["Principal"] = { Service: "*" };
    }),
    trust("rds-proxy-role", "any account's proxy may take the role", (statement) => delete statement["Condition"]),
    trust("rds-proxy-role", "another account's proxy may take the role", (statement) => {
      statement["Condition"] = { StringEquals: { "aws:SourceAccount": "999999999999" } };
    }),
    trust("rds-proxy-role", "one of several accounts is another", (statement) => {
      statement["Condition"] = { StringEquals: { "aws:SourceAccount": ["412356789014", "999999999999"] } };
    }),
    trust("rds-proxy-role", "people of a public provider may take the role", (statement) => {
      statement["Principal"] = { Federated: "accounts.google.com" };
    }),
    trust("rds-proxy-role", "everybody may take the role", (statement) => (statement["Principal"] = "*")),
    trust("rds-proxy-role", "everybody stands beside the service", (statement) => {
      statement["Principal"] = { Service: "rds.amazonaws.com", AWS: "*" };
    }),
    trust("rds-proxy-role", "another account stands beside the service", (statement) => {
      statement["Principal"] = { Service: "rds.amazonaws.com", AWS: another };
    }),
    trust("backup-role", "another account may take the role", (statement) => (statement["Principal"] = { AWS: another })),
  ],
  "separate-task-roles": [
    foundAt(
      "ecs-task-realtime",
      set("ecs-task-realtime", "executionRoleArn", { $ref: "iam-execution-api", path: ["arn"] }, "two services share a role"),
    ),
    set("ecs-task-worker", "taskRoleArn", { $ref: "iam-execution-worker", path: ["arn"] }, "a task has its execution role"),
    set("ecs-task-api", "taskRoleArn", undefined),
  ],
  "ci-role-pins-subject": [
    { ...set("iam-github", "url", "https://evil.example"), plan: "prod" },
    { ...set("iam-github", "url", { $config: "issuer" }), plan: "prod" },
    { ...set("iam-github", "clientIdLists", ["sts.amazonaws.com", "evil"]), plan: "prod" },
    subject("${token.actions.githubusercontent.com:sub}"),
    extra(
      "aws:iam/role:Role",
      {
        assumeRolePolicy: document({
          Effect: "Allow",
          Principal: { Federated: "arn:aws:iam::412356789014:oidc-provider/token.actions.githubusercontent.com" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringEquals: { "token.actions.githubusercontent.com:sub": "repo:somebody/else:environment:prod" } },
        }),
      },
      "jobs of somebody else take a role",
    ),
    extra("aws:iam/accessKey:AccessKey", { user: "ci" }, "there is an access key"),
    trust(
      "iam-ci",
      "no subject is named",
      (statement) => (statement["Condition"] = { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } }),
    ),
    subject("*", "StringLike"),
    subject("repo:tidechat/*", "StringLike"),
    subject("repo:*/platform:ref:refs/heads/main", "StringLike"),
    subject(["repo:tidechat/platform:environment:prod", "repo:*"], "StringLike"),
    subject("repo:tidechat/platform:environment:prod", "StringNotEquals"),
  ],
  "no-unneeded-wildcard-resource": [
    rolePolicy({ Action: ["ecr:GetAuthorizationToken", "ecr:BatchGetImage"], Resource: "*" }, "every repository is pulled from"),
    rolePolicy(
      { Action: "ecs:DescribeServices", NotResource: "arn:aws:ecs:eu-central-1:412356789014:service/a" },
      "all services but one are read",
    ),
    rolePolicy(
      {
        Action: "rds:DescribeDBInstances",
        Resource: { $concat: ["arn:aws:rds:eu-central-1:", { $data: "caller-identity", path: ["accountId"] }, ":*"] },
      },
      "all of a service is read",
    ),
    set("iam-task-realtime-policy", "policy.$json.Statement.1.Condition", undefined, "metrics go to any namespace"),
    set("iam-task-realtime-policy", "policy.$json.Statement.1.Condition", { StringLike: { "cloudwatch:namespace": "*" } }),
  ],
};

export const accessAllowed: Mutations = {
  "no-service-wide-permissions": [rolePolicy({ Effect: "Deny", Action: "*", Resource: "*" }, "a role is denied everything")],
  "trust-policy-own-account": [
    trust("rds-proxy-role", "the source's ARN tells the account", (statement) => {
      statement["Condition"] = { ArnLike: { "AWS:SourceArn": "arn:aws:rds:eu-central-1:412356789014:db-proxy:*" } };
    }),
    trust("rds-proxy-role", "a principal is denied", (statement) =>
      Object.assign(statement, { Effect: "Deny", Principal: { AWS: another } }),
    ),
  ],
  "ci-role-pins-subject": [
    subject("repo:tidechat/platform:*", "StringLike"),
    subject("repo:tidechat@1342004/platform@1296269:environment:prod"),
    subject("system:serviceaccount:apps:deployer"),
  ],
  "secret-is-used": [
    {
      does: "a role alone reads a secret",
      at: "extra",
      change: (plan) => {
        plan.add("extra", "aws:secretsmanager/secret:Secret", { name: "used" });
        plan.set("iam-task-api-policy", "policy.$json.Statement.1", {
          Effect: "Allow",
          Action: "secretsmanager:GetSecretValue",
          Resource: { $ref: "extra", path: ["arn"] },
        });
      },
    },
  ],
  "key-rotation-and-policy": [
    extra(
      "aws:kms/key:Key",
      {
        customerMasterKeySpec: "RSA_2048",
        keyUsage: "SIGN_VERIFY",
        policy: document({ Effect: "Allow", Principal: { AWS: another }, Action: "kms:Sign", Resource: "*" }),
      },
      "an asymmetric key does not rotate",
    ),
  ],
};
