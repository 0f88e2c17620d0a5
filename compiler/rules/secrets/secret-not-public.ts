import type { Rule } from "../rule.ts";
import { closedToEverybody } from "../shared/tls-only.ts";

const rule: Rule = {
  severity: "error",
  title: "No secret policy allows public access",
  reason: "A resource policy that allows every principal lets anyone with an AWS account read the secret.",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
  good: '{extraResources: {app-secret-readers: {type: "aws:secretsmanager/secretPolicy:SecretPolicy", inputs: {secretArn: {$ref: rds-app-secret.arn}, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS: {$ref: iam-execution-api.arn}}, Action: "secretsmanager:GetSecretValue", Resource: "*"}]}}}}}}',
  bad: '{extraResources: {app-secret-readers: {type: "aws:secretsmanager/secretPolicy:SecretPolicy", inputs: {secretArn: {$ref: rds-app-secret.arn}, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*"}]}}}}}}',

  security: {
    optional: "never",
    demand: "no secret policy allows public access",
    ids: { prowler: ["secretsmanager_not_publicly_accessible"] },
  },
  checkPlan: closedToEverybody("secretsmanager"),
};

export default rule;
