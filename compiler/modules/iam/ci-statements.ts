/** Permissions of the pipeline: push images, run the migration and watch the rollout. */
import { arnOf } from "../shared/account.ts";
import { statement, type PolicyStatement } from "../shared/policies.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { concat } from "../../plan/builder/expr.ts";
import { repository } from "../ecr/refs.ts";
import { cluster } from "../ecsCluster/refs.ts";
import { logGroup, migration, taskDefinition } from "../ecsServices/refs.ts";
import { executionRole, taskRole } from "./refs.ts";

export function ciStatements(environment: Environment): readonly PolicyStatement[] {
  return [...pushStatements(environment), ...migrationStatements(), ...watchStatements(environment)];
}

function pushStatements(environment: Environment): readonly PolicyStatement[] {
  return [
    statement({ Sid: "EnterRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" }),
    statement({
      Sid: "PushImages",
      Effect: "Allow",
      Action: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:CompleteLayerUpload",
        "ecr:DescribeImages",
        "ecr:DescribeImageScanFindings",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ],
      Resource: workloadsOf(environment).map((workload) => repository(workload).out("arn")),
    }),
  ];
}

/**
 * database-setup is excluded: anyone who can run that task can read the master password through it. IAM has no condition on the command,
 * the subnets or the public address of RunTask (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html):
 * the protection rules of the GitHub environment decide who may use the role. ECS Exec and volumes are excluded: no migration needs them.
 */
function migrationStatements(): readonly PolicyStatement[] {
  return [
    statement({
      Sid: "RunMigration",
      Effect: "Allow",
      Action: "ecs:RunTask",
      Resource: concat(taskDefinition(migration).out("arnWithoutRevision"), ":*"),
      Condition: {
        ArnEquals: { "ecs:cluster": cluster.out("arn") },
        StringEqualsIfExists: { "ecs:enable-ebs-volumes": "false", "ecs:enable-execute-command": "false" },
      },
    }),
    statement({
      Sid: "PassMigrationRoles",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: [executionRole(migration).out("arn"), taskRole(migration).out("arn")],
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    }),
    statement({
      Sid: "ReadMigrationLog",
      Effect: "Allow",
      Action: ["logs:FilterLogEvents", "logs:GetLogEvents"],
      Resource: concat(logGroup(migration).out("arn"), ":*"),
    }),
  ];
}

function watchStatements(environment: Environment): readonly PolicyStatement[] {
  return [
    statement({
      Sid: "WatchRollout",
      Effect: "Allow",
      Action: ["ecs:DescribeServices", "ecs:DescribeTasks"],
      Resource: ["service", "task"].map((kind) => arnOf(environment, "ecs", concat(`${kind}/`, cluster.out("name"), "/*"))),
    }),
  ];
}
