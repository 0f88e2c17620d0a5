/** What ECS does to start a task: pull its image, write its log, read its secrets. */
import { statement, type PolicyStatement } from "../../lowering/policies.ts";
import type { Environment } from "../../model/types.ts";
import { concat } from "../../plan/expr.ts";
import { repository } from "../ecr/refs.ts";
import { logGroup } from "../ecsServices/refs.ts";
import { serviceEndpoint } from "./endpoints.ts";
import { environmentKey } from "./refs.ts";
import type { TaskAccess } from "./task-roles.ts";

export function executionStatements(environment: Environment, task: TaskAccess): readonly PolicyStatement[] {
  return [
    ...(task.imageOf === undefined ? [] : pullStatements(task.imageOf)),
    statement({
      Sid: "WriteLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: concat(logGroup(task.name).out("arn"), ":*"),
    }),
    statement({
      Sid: "ReadSecrets",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: task.secrets.secrets.map((each) => each.out("arn")),
    }),
    ...decryptStatements(environment),
  ];
}

/** A token is for the whole registry: AWS offers no resource for it (SEC-I7). */
function pullStatements(imageOf: string): readonly PolicyStatement[] {
  return [
    statement({ Sid: "EnterRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" }),
    statement({
      Sid: "PullImage",
      Effect: "Allow",
      Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      Resource: repository({ name: imageOf }).out("arn"),
    }),
  ];
}

/** Secrets only: ECR and CloudWatch Logs decrypt by themselves. */
function decryptStatements(environment: Environment): readonly PolicyStatement[] {
  if (!environment.spec.iam.enableCustomerManagedKeys) return [];
  return [
    statement({
      Sid: "DecryptSecrets",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: environmentKey.out("arn"),
      Condition: { StringEquals: { "kms:ViaService": serviceEndpoint(environment, "secretsmanager") } },
    }),
  ];
}
