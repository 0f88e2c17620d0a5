/** Permissions of the code in a task: its queues, its metrics, and ECS Exec when it is on. */
import { arnOf } from "../shared/account.ts";
import { statement, type PolicyStatement } from "../shared/policies.ts";
import type { Environment, Service, Worker } from "../../model/types.ts";
import { consumedQueues, producedQueues } from "../../model/workloads.ts";
import { concat } from "../../plan/builder/expr.ts";
import { traced } from "../../plan/builder/traced.ts";
import { execLogGroup } from "../ecsCluster/refs.ts";
import { metricNamespace } from "../ecsServices/refs.ts";
import { queue } from "../sqs/refs.ts";
import { keyArn } from "./refs.ts";

/** `sessions`: true when ECS Exec can open a session in the task. */
export function taskStatements(environment: Environment, workload: Service | Worker, sessions: boolean): readonly PolicyStatement[] {
  return [
    ...queueStatements(environment, workload),
    ...metricStatements(environment, workload),
    ...(sessions && environment.spec.ecsServices.enableExecuteCommand ? execStatements(environment) : []),
  ];
}

/** Producers send, consumers receive. The actions on single messages also cover the batch operations. */
function queueStatements(environment: Environment, workload: Service | Worker): readonly PolicyStatement[] {
  const arns = (queues: readonly { readonly name: string }[]) => queues.map(({ name }) => queue(name).out("arn"));
  const produced = arns(producedQueues(environment, workload));
  const consumed = arns(consumedQueues(environment, workload));
  return [
    ...(produced.length === 0 ? [] : [statement({ Sid: "Send", Effect: "Allow", Action: "sqs:SendMessage", Resource: produced })]),
    ...(consumed.length === 0
      ? []
      : [
          statement({
            Sid: "Receive",
            Effect: "Allow",
            Action: ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
            Resource: consumed,
          }),
        ]),
  ];
}

/** PutMetricData has no resource-level permissions, so a condition limits the namespace (no-unneeded-wildcard-resource). */
function metricStatements(environment: Environment, workload: Service | Worker): readonly PolicyStatement[] {
  if (workload.imageContract.publishesMetrics.length === 0) return [];
  return [
    statement({
      Sid: "PublishMetrics",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": metricNamespace(environment) } },
    }),
  ];
}

/** Session channels have no resource-level permissions; the session's log group and key do (ecs-exec-audited). */
function execStatements(environment: Environment): readonly PolicyStatement[] {
  const channels = statement({
    Sid: "ExecChannels",
    Effect: "Allow",
    Action: [
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ],
    Resource: "*",
  });
  const find = statement({
    Sid: "FindExecLog",
    Effect: "Allow",
    Action: "logs:DescribeLogGroups",
    Resource: arnOf(environment, "logs", "log-group:*"),
  });
  const write = statement({
    Sid: "WriteExecLog",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    Resource: concat(execLogGroup.out("arn"), ":*"),
  });
  const arn = keyArn(environment);
  if (arn.value === undefined) return [channels, find, write];
  const decrypt = statement({
    Sid: "DecryptSession",
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: traced(arn.value, ...arn.from),
  });
  return [channels, find, write, decrypt];
}
