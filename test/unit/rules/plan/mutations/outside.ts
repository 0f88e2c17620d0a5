/** What overrides and extra resources lead to outside of the plan. */
import { another, document } from "./access.ts";
import { extra, type Mutation, type Mutations } from "./mutation.ts";

/** Changes of properties that are ignored from now on. */
function ignoring(at: string, path: string): Mutation {
  return {
    does: `changes of ${path} are ignored`,
    at,
    change: (plan) => {
      plan.resource(at).options.ignoreChanges = [path];
    },
  };
}

/** An override sets an input. */
function overridden(at: string, property: string, value: unknown, does: string): Mutation {
  return {
    does,
    at,
    change: (plan) => {
      plan.set(at, property, value);
      plan.resource(at).from[property] = [`overrides.${at}`];
    },
  };
}

export const outsideMutations: Mutations = {
  "changes-not-ignored": [
    ignoring("sqs-push-policy", "policy"),
    ignoring("rds-instance", "*"),
    ignoring("iam-ci", "assumeRolePolicy.Statement"),
    ignoring("sg-rds", "ingress[0].cidrBlocks"),
  ],
  "passed-roles-in-plan": [
    extra("aws:ec2/flowLog:FlowLog", { iamRoleArn: "arn:aws:iam::412356789014:role/admin" }, "a flow log uses a role of somebody"),
    extra("aws:ec2/flowLog:FlowLog", { iamRoleArn: { $config: "role" } }, "stack config names the role of a flow log"),
    extra("aws:ec2/flowLog:FlowLog", { iamRoleArn: { $ref: "iam-key", path: ["arn"] } }, "what is named as a role is a key"),
    extra("aws:iam/rolePolicy:RolePolicy", { role: "admin" }, "a role of somebody gets a policy"),
    extra("aws:ecs/service:Service", { vpcLatticeConfigurations: [{ roleArn: "arn:x" }] }, "a role stands deep in a value"),
    overridden("rds-proxy", "roleArn", "arn:aws:iam::412356789014:role/admin", "the proxy uses a role of somebody"),
    overridden("rds-proxy", "roleArn", { $ref: "iam-task-api", path: ["arn"] }, "the proxy uses the role of another service"),
  ],
  "resource-type-judged": [
    extra("aws:kms/grant:Grant", { granteePrincipal: another }, "a grant"),
    extra("aws:lambda/functionUrl:FunctionUrl", { authorizationType: "NONE" }, "the URL of a function"),
    extra("aws:cloudformation/stack:Stack", { templateBody: "{}" }, "a stack with a template of its own"),
  ],
  "resources-of-own-account": [
    ...["alarmActions", "logDestinationConfigs"].map((property) =>
      extra("aws:cloudwatch/metricAlarm:MetricAlarm", { [property]: [{ $config: "place" }] }, `stack config says where ${property} lead`),
    ),
    ...["snsTopicArn", "snsTopic", "kmsMasterKeyId", "arn", "roleArn", "serviceName", "accountId"].map((property) =>
      extra("aws:rds/eventSubscription:EventSubscription", { [property]: { $config: "place" } }, `stack config is the ${property}`),
    ),
    extra(
      "aws:cloudwatch/eventTarget:EventTarget",
      { arn: { $concat: ["arn:aws:events:eu-central-1:", { $config: "account" }, ":event-bus/default"] } },
      "stack config is the account of a bus",
    ),
    extra(
      "aws:sqs/redrivePolicy:RedrivePolicy",
      { redrivePolicy: { $json: { deadLetterTargetArn: { $config: "queue" }, maxReceiveCount: 1 } } },
      "dead letters go to a queue that stack config names",
    ),
    extra("aws:iam/policy:Policy", { policy: document({ Resource: "arn:aws:sqs:eu-central-1:*:a" }) }, "a queue may be of any account"),
    extra(
      "aws:sqs/queuePolicy:QueuePolicy",
      { queueUrl: "https://sqs.eu-central-1.amazonaws.com/999999999999/a" },
      "a URL has the account",
    ),
    extra(
      "aws:ecs/taskDefinition:TaskDefinition",
      { containerDefinitions: { $json: [{ image: "999999999999.dkr.ecr.eu-central-1.amazonaws.com/a:1" }] } },
      "an image is of another account",
    ),
    extra("aws:s3/bucket:Bucket", { owner: "999999999999" }, "an account stands for itself"),
    extra(
      "aws:sns/topicSubscription:TopicSubscription",
      { protocol: "sqs", endpoint: { $config: "queueOfWhom" } },
      "messages go to a queue that stack config names",
    ),
    extra("aws:ec2/flowLog:FlowLog", { logDestination: { $ref: "vpc", path: ["tagsAll", "Name"] } }, "flow logs go to what a tag names"),
    extra("aws:ec2/flowLog:FlowLog", { logDestination: "arn:aws:s3:::logs-of-somebody" }, "flow logs go to somebody's bucket"),
    extra("aws:lb/loadBalancer:LoadBalancer", { accessLogs: { bucket: "logs-of-somebody" } }, "access logs go to somebody's bucket"),
    extra(
      "aws:ec2/vpcEndpoint:VpcEndpoint",
      { serviceName: "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0" },
      "an endpoint leads to somebody",
    ),
    extra(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      { referencedSecurityGroupId: "999999999999/sg-0123" },
      "a group of a peer",
    ),
    extra(
      "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
      { destinationArn: "arn:aws:logs:eu-central-1:999999999999:destination:x" },
      "logs leave",
    ),
    extra(
      "aws:backup/plan:Plan",
      {
        rules: [{ copyActions: [{ destinationVaultArn: { $concat: ["arn:aws:backup:eu-west-1:", "999999999999", ":backup-vault:x"] } }] }],
      },
      "backups leave",
    ),
  ],
};
