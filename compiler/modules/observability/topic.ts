/** The alarm topics, their policies and their subscribers. */
import { accountId, arnOf } from "../shared/account.ts";
import { nameOf } from "../shared/names.ts";
import { denyInsecureTransport, policy, statement, type PolicyStatement } from "../shared/policies.ts";
import { resolveReference, type Referred } from "../shared/references.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { keyArn, outsideKeyArn } from "../iam/refs.ts";
import { sendsEvents } from "./events.ts";
import { alarmTopic, alarmTopicPolicy, outsideKeys, outsideRegion, outsideTopic } from "./refs.ts";

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
    resource(
      alarmTopicPolicy,
      {
        arn: alarmTopic.out("arn"),
        policy: key(environment, "observability.enableFailureEvents")
          .map(() => topicPolicy(environment))
          .alsoFrom("rule:alarm-topic-restricted"),
      },
      { from },
    ),
    ...subscriptions(environment, alarmTopic, from),
  ];
}

/**
 * The topic in the region of the health check's alarm, with the same subscribers. Its key is one of that region: a topic cannot use a key of
 * another one.
 */
export function lowerOutsideTopic(environment: Environment): readonly Draft[] {
  const region = traced(outsideRegion(environment), "region");
  if (region.value === undefined) return [];
  const alarms = arnOf(environment, "cloudwatch", "alarm:*", region.value);
  return [
    resource(
      outsideTopic,
      {
        region,
        name: nameOf(environment, "topic", "outside-alarms"),
        kmsMasterKeyId: outsideKeyArn(environment).alsoFrom("rule:alarm-topic-customer-managed-key"),
      },
      { from: outsideKeys },
    ),
    resource(
      handle("aws:sns/topicPolicy:TopicPolicy", `${outsideTopic.logicalId}-policy`),
      {
        region,
        arn: outsideTopic.out("arn"),
        policy: traced(
          policy(
            denyInsecureTransport("sns:Publish", [outsideTopic.out("arn")]),
            publisher(outsideTopic, "Alarms", "cloudwatch.amazonaws.com", { ArnLike: { "aws:SourceArn": alarms } }),
          ),
          "region",
          "rule:alarm-topic-restricted",
        ),
      },
      { from: outsideKeys },
    ),
    ...subscriptions(environment, outsideTopic, outsideKeys, region),
  ];
}

function subscriptions(
  environment: Environment,
  topic: Handle<"aws:sns/topic:Topic">,
  topicFrom: readonly string[],
  region?: Traced<string | undefined>,
): readonly Draft[] {
  return subscribers(environment).map(({ name, protocol, spec, reference }) =>
    resource(
      handle("aws:sns/topicSubscription:TopicSubscription", `${topic.logicalId}-${name}`),
      { region, topic: topic.out("arn"), protocol, endpoint: traced(reference.value, spec) },
      { from: [...topicFrom, spec] },
    ),
  );
}

/**
 * AWS services may publish, only on behalf of this account and only over TLS. SNS refuses `sns:*` in a topic policy. CloudWatch, RDS and AWS
 * Backup (https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-service-confused-deputy-prevention.html) state the account.
 */
function topicPolicy(environment: Environment): Expr<string> {
  const alarms = traced(arnOf(environment, "cloudwatch", "alarm:*"), "region");
  return policy(
    denyInsecureTransport("sns:Publish", [alarmTopic.out("arn")]),
    publisher(alarmTopic, "Alarms", "cloudwatch.amazonaws.com", { ArnLike: { "aws:SourceArn": alarms } }),
    publisher(alarmTopic, "DatabaseEvents", "events.rds.amazonaws.com"),
    publisher(alarmTopic, "BackupEvents", "backup.amazonaws.com"),
    ...(sendsEvents(environment) ? [failureEvents(environment)] : []),
  );
}

/**
 * EventBridge does not send the condition keys to SNS in every case ("You can't use Condition blocks in Amazon SNS topic policies for
 * EventBridge", https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions). A condition that
 * requires them would drop events silently; `IfExists` limits the account wherever the keys are sent. Without a role, EventBridge publishes
 * only to topics of the rule's own account.
 */
function failureEvents(environment: Environment): PolicyStatement {
  return statement({
    Sid: "FailureEvents",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sns:Publish",
    Resource: alarmTopic.out("arn"),
    Condition: {
      StringEqualsIfExists: { "aws:SourceAccount": accountId },
      ArnLikeIfExists: { "aws:SourceArn": arnOf(environment, "events", "rule/*") },
    },
  });
}

function publisher(topic: Handle<"aws:sns/topic:Topic">, sid: string, service: string, conditions: object = {}): PolicyStatement {
  return statement({
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sns:Publish",
    Resource: topic.out("arn"),
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
