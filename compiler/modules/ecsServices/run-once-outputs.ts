/** Stack outputs that a pipeline needs to start the run-once tasks. */
import type { Environment } from "../../model/types.ts";
import type { DraftOutput } from "../../plan/builder/draft.ts";
import { jsonText } from "../../plan/builder/expr.ts";
import { migrationGroup } from "../securityGroups/refs.ts";
import { assignPublicIp, taskSubnetIds } from "../vpc/refs.ts";
import { databaseSetup, migration, taskDefinition } from "./refs.ts";

export function runOnceOutputs(environment: Environment): Readonly<Record<string, DraftOutput>> {
  return {
    migrationTaskDefinitionArn: {
      value: taskDefinition(migration).out("arn"),
      description: `Brings the schema up to date; run it for each release, before its services roll: ${command(environment, "migrationTaskDefinitionArn")}`,
    },
    databaseSetupTaskDefinitionArn: {
      value: taskDefinition(databaseSetup).out("arn"),
      description: `Makes the application's database roles; run it after the first up, after a restore and after each rotation: ${command(environment, "databaseSetupTaskDefinitionArn")}`,
    },
    runOnceSubnetIds: { value: taskSubnetIds(environment), description: "Subnets that run-once tasks run in." },
    runOnceSecurityGroupId: { value: migrationGroup.id, description: "Security group that run-once tasks run in." },
    runOnceNetworkConfiguration: {
      value: jsonText({
        awsvpcConfiguration: {
          subnets: taskSubnetIds(environment),
          securityGroups: [migrationGroup.id],
          assignPublicIp: assignPublicIp(environment).map((isPublic) => (isPublic ? "ENABLED" : "DISABLED")),
        },
      }),
      description: "Subnets, security group and address of run-once tasks, as `aws ecs run-task --network-configuration` takes them.",
    },
  };
}

/** Always on-demand: a Spot interruption must not stop a migration halfway. */
function command(environment: Environment, taskDefinitionOutput: string): string {
  const output = (name: string): string => `"$(pulumi stack output ${name})"`;
  return [
    `aws ecs run-task --region ${environment.region}`,
    `--cluster ${output("clusterName")}`,
    "--launch-type FARGATE",
    `--task-definition ${output(taskDefinitionOutput)}`,
    `--network-configuration ${output("runOnceNetworkConfiguration")}`,
  ].join(" ");
}
