/** The alarm topic, its policy and its subscribers. */
import { accountId, arnOf } from "../shared/account.ts";
import { nameOf } from "../shared/names.ts";
import { denyInsecureTransport, policy, statement, type PolicyStatement } from "../shared/policies.ts";
import { resolveReference, type Referred } from "../shared/references.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { rule, traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { alarmTopic, alarmTopicPolicy } from "./refs.ts";

const from = ["observability.enableAlarms"] as const;
/** Pattern for a webhook from stack config. The schema applies the same pattern to a literal. */
const webhookPattern = "^https://[^\\s]+$";
const emailPattern = "^[^\\s@]+@[^\\s@]+$";

/** The topic, its policy, and one subscription per subscriber. */
export function lowerTopic(environment: Environment): readonly Draft[] {
  return [
    resource(
      alarmTopic,
      {
        name: nameOf(environment, "topic", "alarms"),
        // A customer-managed key or none: CloudWatch cannot publish to a topic encrypted with alias/aws/sns, and alarms would be dropped.
        kmsMasterKeyId: keyArn(environment).alsoFrom("rule:alarm-topic-customer-managed-key"),
      },
      { from },
    ),
    resource(alarmTopicPolicy, { arn: alarmTopic.out("arn"), policy: rule("alarm-topic-restricted", topicPolicy(environment)) }, { from }),
    ...subscribers(environment).map(({ name, protocol, spec, reference }) =>
      resource(
        handle("aws:sns/topicSubscription:TopicSubscription", `observability-alarms-${name}`),
        { topic: alarmTopic.out("arn"), protocol, endpoint: traced(reference.value, spec) },
        { from: [...from, spec] },
      ),
    ),
  ];
}

/** AWS services may publish, only on behalf of this account and only over TLS. SNS refuses `sns:*` in a topic policy. */
function topicPolicy(environment: Environment): Expr<string> {
  const alarms = traced(arnOf(environment, "cloudwatch", "alarm:*"), "region");
  return policy(
    denyInsecureTransport("sns:Publish", [alarmTopic.out("arn")]),
    publisher("Alarms", "cloudwatch.amazonaws.com", { ArnLike: { "aws:SourceArn": alarms } }),
    publisher("DatabaseEvents", "events.rds.amazonaws.com"),
    publisher("BackupEvents", "backup.amazonaws.com"),
  );
}

function publisher(sid: string, service: string, conditions: object = {}): PolicyStatement {
  return statement({
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sns:Publish",
    Resource: alarmTopic.out("arn"),
    Condition: { StringEquals: { "aws:SourceAccount": accountId }, ...conditions },
  });
}

interface Subscriber {
  readonly name: string;
  readonly protocol: "email" | "https";
  /** Spec key that names the subscriber. */
  readonly spec: string;
  readonly reference: Referred;
}

/** The subscribers; empty when alarms are off. */
export function subscribers(environment: Environment): readonly Subscriber[] {
  const email = key(environment, "observability.alarmEmail").value;
  const webhook = key(environment, "observability.alarmWebhookUrl").value;
  const found: Subscriber[] = [];
  if (email !== undefined) {
    const options = {
      id: "observability-alarm-email",
      secret: false,
      pattern: emailPattern,
      description: "Address that alarms are mailed to.",
    };
    found.push({ name: "email", protocol: "email", spec: "observability.alarmEmail", reference: resolveReference(email, options) });
  }
  if (webhook !== undefined) {
    const options = {
      id: "observability-alarm-webhook",
      secret: true,
      pattern: webhookPattern,
      description: "HTTPS endpoint that alarms are posted to.",
    };
    found.push({
      name: "webhook",
      protocol: "https",
      spec: "observability.alarmWebhookUrl",
      reference: resolveReference(webhook, options),
    });
  }
  return found;
}
