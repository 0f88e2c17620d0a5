/** VPC flow log: records every connection of the VPC in a CloudWatch log group. */
import { arnOf } from "../shared/account.ts";
import { nameOf } from "../shared/names.ts";
import { policy, statement, trust } from "../shared/policies.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { concat } from "../../plan/builder/expr.ts";
import { traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { nameTag, ownNetwork } from "./network.ts";
import { vpc } from "./refs.ts";

const logGroup = handle("aws:cloudwatch/logGroup:LogGroup", "vpc-flow-logs");
const role = handle("aws:iam/role:Role", "vpc-flow-logs-role");
const rolePolicy = handle("aws:iam/rolePolicy:RolePolicy", "vpc-flow-logs-policy");
const flowLog = handle("aws:ec2/flowLog:FlowLog", "vpc-flow-log");
const from = [...ownNetwork, "rule:vpc-flow-logs"];

export function lowerFlowLog(environment: Environment): readonly Draft[] {
  return [
    resource(
      logGroup,
      {
        name: nameOf(environment, "logGroup", "flow-logs").map((name) => `/aws/vpc/${name}`),
        retentionInDays: key(environment, "vpc.flowLogRetentionDays").alsoFrom("rule:log-group-retention"),
        kmsKeyId: keyArn(environment).alsoFrom("rule:log-group-customer-managed-key"),
      },
      { from },
    ),
    ...lowerRole(environment),
    resource(
      flowLog,
      {
        vpcId: vpc.id,
        trafficType: key(environment, "vpc.flowLogTraffic"),
        maxAggregationInterval: key(environment, "vpc.flowLogAggregationSeconds"),
        logDestinationType: "cloud-watch-logs",
        logDestination: logGroup.out("arn"),
        iamRoleArn: role.out("arn"),
        tags: nameTag(environment, "flow-log"),
      },
      {
        from,
        dependsOn: [rolePolicy],
        // Any change except tags replaces the flow log, and EC2 refuses an identical second one (FlowLogAlreadyExists). The gap of some
        // seconds is acceptable.
        deleteBeforeReplace: true,
      },
    ),
  ];
}

function lowerRole(environment: Environment): readonly Draft[] {
  const flowLogs = arnOf(environment, "ec2", "vpc-flow-log/*");
  const writing = statement({
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
    Resource: [concat(logGroup.out("arn"), ":*")],
  });
  // The service finds its log group by listing all groups; the action cannot be limited to one of them.
  const listing = statement({ Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: arnOf(environment, "logs", "log-group:*") });
  return [
    resource(
      role,
      {
        name: nameOf(environment, "role", "flow-logs"),
        description: "Lets VPC flow logs write to their log group",
        assumeRolePolicy: traced(trust(environment, "vpc-flow-logs.amazonaws.com", flowLogs), "region", "rule:flow-log-role-own-account"),
      },
      { from },
    ),
    resource(
      rolePolicy,
      {
        name: "write-flow-logs",
        role: role.out("name"),
        policy: traced(policy(writing, listing), "region", "rule:powerful-actions-name-resources"),
      },
      { from },
    ),
  ];
}
