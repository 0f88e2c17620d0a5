/** Keys and secrets. */
import { document } from "./access.ts";
import { extra, set, type Mutations } from "./mutation.ts";

export const secretMutations: Mutations = {
  "no-credentials-in-spec": [
    ...[
      ["a secret access key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
      ["a URL with a password, encoded", btoa("postgres://app:hunter2@db.tidechat.io/app")],
      ["a password among settings", "Server=db; User Id=app; Password=hunter2hunter2"],
      ["a key among variables", "DD_SITE=datadoghq.eu DD_API_KEY=0123456789abcdef"],
      ["the account key of a storage", `AccountName=a;AccountKey=${"aB3".repeat(28)}==`],
      ["a header with a token", `Authorization: Bearer ${"aB3".repeat(9)}`],
      ["the URL of a webhook", "https://discord.com/api/webhooks/123456789012345678/abcdefghijkl"],
      ["the token of a shop", `shpat_${"0a".repeat(16)}`],
    ].map(([does = "", text = ""]) => extra("aws:sns/topic:Topic", { displayName: text }, does)),
    extra("aws:lb/listener:Listener", { defaultActions: [{ authenticateOidc: { clientSecret: "hunter2" } }] }, "a text called a secret"),
    extra("aws:sns/topic:Topic", { displayName: "AKIAIOSFODNN7EXAMPLE" }, "an access key"),
    extra("aws:sns/topic:Topic", { tags: { a: "postgres://app:hunter2@db.example.com/app" } }, "a URL with a password"),
    extra("aws:sns/topic:Topic", { displayName: { $secret: "ghp_abcdefghijklmnopqrstuvwxyz0123456789" } }, "a token that is marked"),
  ],
  "secrets-stay-secret": [
    extra("aws:rds/instance:Instance", { password: { $config: "password" } }, "a password stands in plain stack config"),
    extra("aws:ssm/parameter:Parameter", { type: "String", value: { $ref: "rds-master-password", path: ["result"] } }, "a plain parameter"),
    extra(
      "aws:ssm/parameter:Parameter",
      { type: { $config: "type" }, value: { $ref: "rds-master-password", path: ["result"] } },
      "a parameter of unknown type",
    ),
    extra("aws:sns/topic:Topic", { tags: { a: { $concat: ["x", { $ref: "rds-app-secret-version", path: ["secretString"] }] } } }, "a tag"),
    ...["/a/db-password", "/a/SEARCH_TOKEN", "api.key", "/a/clientSecret"].map((name) =>
      extra("aws:ssm/parameter:Parameter", { name, type: "String", value: { $config: "a" } }, `${name} is a String`),
    ),
    extra("aws:sns/topic:Topic", { displayName: { $secret: "x" } }, "a name that is marked"),
    extra(
      "aws:ecs/taskDefinition:TaskDefinition",
      { containerDefinitions: { $json: [{ name: "a", command: ["a", { $ref: "rds-master-password", path: ["result"] }] }] } },
      "a command",
    ),
    extra("aws:rds/instance:Instance", { password: { $secret: "hunter22" } }, "a literal password"),
  ],
  "secret-not-public": [
    extra(
      "aws:secretsmanager/secretPolicy:SecretPolicy",
      { policy: document({ Effect: "Allow", Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*" }) },
      "a secret's policy allows everybody",
    ),
    set(
      "rds-app-secret",
      "policy",
      document({ Effect: "Allow", Principal: { AWS: "*" }, Action: "secretsmanager:GetSecretValue", Resource: "*" }),
    ),
  ],
  "secret-is-used": [
    extra("aws:secretsmanager/secret:Secret", { name: "unused" }, "a secret is not used"),
    {
      does: "a secret has a value and a rotation, and no reader",
      at: "extra",
      change: (plan) => {
        const secretId = { $ref: "extra", path: ["id"] };
        plan.add("extra", "aws:secretsmanager/secret:Secret", { name: "unused" });
        plan.add("value", "aws:secretsmanager/secretVersion:SecretVersion", { secretId, secretString: "…" });
        plan.add("rotation", "aws:secretsmanager/secretRotation:SecretRotation", { secretId });
      },
    },
  ],
  "key-rotation-and-policy": [
    set(
      "iam-key",
      "policy.$json.Statement.0",
      {
        Effect: "Allow",
        Principal: "*",
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { StringEquals: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-central-1:412356789014:log-group:a" } },
      },
      "everybody states the context that the key asks for",
    ),
    set("iam-key", "enableKeyRotation", false),
    set("iam-key", "enableKeyRotation", undefined),
    set("iam-key", "policy", undefined),
    set("iam-key", "policy.$json.Statement.0.Principal", "*", "everybody administers the key"),
    set("iam-key", "policy.$json.Statement.0.Principal", { AWS: ["*"] }, "every account administers the key"),
  ],
};
