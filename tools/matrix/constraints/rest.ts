/** Queues, network, backups, names and quotas. */
import { overlap, parseCidr } from "../../../compiler/aws/cidr.ts";
import { openSubnetOf } from "../../../compiler/rules/shared/subnets.ts";
import type { PolicyView } from "../../../compiler/rules/shared/view.ts";
import { isRecord } from "../../../compiler/plan/values.ts";
import { atMost, between, matching, oneOf, property, valuesAt, type PlanCheck, type PropertyCheck } from "./check.ts";

const queue = "sqs/queue";
const backupPlan = "backup/plan";

export const restProperties: readonly PropertyCheck[] = [
  property("queue-bounds", queue, "messageRetentionSeconds", "60–1209600", between(60, 1_209_600)),
  property("queue-bounds", queue, "visibilityTimeoutSeconds", "0–43200", between(0, 43_200)),
  property("queue-bounds", queue, "receiveWaitTimeSeconds", "0–20", between(0, 20)),
  property("redrive", "sqs/redrivePolicy", "redrivePolicy.maxReceiveCount", "1–1000", between(1, 1000), { needed: true }),
  property("redrive-permission", "sqs/redriveAllowPolicy", "redriveAllowPolicy.sourceQueueArns", "at most 10", atMost(10)),
  property(
    "topic-encryption",
    "sns/topic",
    "kmsMasterKeyId",
    "not AWS's own key, which CloudWatch may not use",
    (value) => value !== "alias/aws/sns",
  ),
  property("vpc-blocks", "ec2/vpc", "cidrBlock", "/16–/28", matching(/\/(1[6-9]|2[0-8])$/), { needed: true }),
  property("availability-zones", "ec2/subnet", "availabilityZone", "a zone", matching(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/), { needed: true }),
  property("nat-gateways", "ec2/natGateway", "allocationId", "an Elastic IP", () => true, { needed: true, expressions: true }),
  property("flow-logs", "ec2/flowLog", "maxAggregationInterval", "60 or 600", oneOf(60, 600)),
  property(
    "security-group-names",
    "ec2/securityGroup",
    "description",
    "of EC2's characters",
    matching(/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/),
    {
      needed: true,
    },
  ),
  property("backup-names", backupPlan, "rules.*.ruleName", "of AWS Backup's characters", matching(/^[A-Za-z0-9_.-]{1,50}$/)),
  property("backup-windows", backupPlan, "rules.*.startWindow", "an hour or more", between(60, 100_000)),
  property("backup-selections-and-vaults", "backup/selection", "resources", "at most 500", atMost(500)),
  property("vault-lock", "backup/vaultLockConfiguration", "changeableForDays", "3 or more", between(3, 36_500)),
  property(
    "secrets-manager-secrets",
    "secretsmanager/secret",
    "recoveryWindowInDays",
    "0 or 7–30",
    (value) => value === 0 || (Number(value) >= 7 && Number(value) <= 30),
  ),
  property(
    "image-repositories",
    "ecr/repository",
    "imageTagMutability",
    "one of ECR's",
    oneOf("MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"),
  ),
  property("kms-keys", "kms/key", "deletionWindowInDays", "7–30", between(7, 30)),
];

export const restChecks: readonly PlanCheck[] = [
  { topic: "redrive", check: deadLettersLast },
  { topic: "queue-encryption", check: oneEncryption },
  { topic: "sqs-iam-actions", check: actionsExist },
  { topic: "disjoint-subnets", check: subnetsApart },
  { topic: "nat-gateways", check: natInPublicSubnets },
  { topic: "flow-logs", check: flowLogsHaveARole },
  { topic: "rules-per-security-group", check: fewRules },
  { topic: "interface-endpoints", check: endpointsResolve },
  { topic: "backup-windows", check: completionAfterStart },
  { topic: "cold-storage", check: coldStorageStays },
  { topic: "policy-sizes", check: policiesFit },
  { topic: "image-repositories", check: lifecyclesInOrder },
  { topic: "tag-limits", check: fewTags },
];

function* deadLettersLast(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:sqs/redrivePolicy:RedrivePolicy")) {
    const [target] = valuesAt(inputs, ["redrivePolicy", "deadLetterTargetArn"]);
    const [source, dead] = [view.target(inputs["queueUrl"]), view.target(target)].map((each) =>
      Number(each?.inputs["messageRetentionSeconds"] ?? 345_600),
    );
    if (!(dead! > source!)) yield `${id}: dead letters are kept ${dead} s, messages ${source} s`;
  }
}

function* oneEncryption(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:sqs/queue:Queue"))
    if (inputs["sqsManagedSseEnabled"] === true && inputs["kmsMasterKeyId"] !== undefined) yield `${id}: two kinds of encryption`;
}

function* actionsExist(view: PolicyView): Iterable<string> {
  for (const { resource, actions } of view.statements())
    for (const action of actions) if (/^sqs:.*Batch$/.test(action)) yield `${resource.id}: ${action} is no IAM action`;
}

function* subnetsApart(view: PolicyView): Iterable<string> {
  const blocks = view.ofType("aws:ec2/subnet:Subnet").map(({ id, inputs }) => ({ id, block: parseCidr(String(inputs["cidrBlock"])) }));
  const [vpc] = view.ofType("aws:ec2/vpc:Vpc").map(({ inputs }) => parseCidr(String(inputs["cidrBlock"])));
  for (const [index, { id, block }] of blocks.entries()) {
    if (block === undefined || (vpc !== undefined && (!overlap(vpc, block) || block.prefix < vpc.prefix)))
      yield `${id}: not within the VPC`;
    for (const other of blocks.slice(0, index))
      if (block !== undefined && other.block !== undefined && overlap(block, other.block)) yield `${id} and ${other.id} overlap`;
  }
}

function* natInPublicSubnets(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:ec2/natGateway:NatGateway"))
    if (openSubnetOf(view, inputs["subnetId"]) === undefined) yield `${id}: stands in a subnet without internet`;
}

function* flowLogsHaveARole(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:ec2/flowLog:FlowLog")) {
    const needs = inputs["logDestinationType"] === "cloud-watch-logs";
    if (needs !== (inputs["iamRoleArn"] !== undefined)) yield `${id}: role and destination do not go together`;
  }
}

function* fewRules(view: PolicyView): Iterable<string> {
  for (const type of [
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  ]) {
    const counts = new Map<string, number>();
    for (const { inputs } of view.ofType(type)) {
      const group = JSON.stringify(inputs["securityGroupId"]);
      counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    for (const [group, count] of counts) if (count > 60) yield `${group}: ${count} rules`;
  }
}

function* endpointsResolve(view: PolicyView): Iterable<string> {
  const dns = view
    .ofType("aws:ec2/vpc:Vpc")
    .every(({ inputs }) => inputs["enableDnsSupport"] === true && inputs["enableDnsHostnames"] === true);
  const services = new Set<unknown>();
  for (const { id, inputs } of view.ofType("aws:ec2/vpcEndpoint:VpcEndpoint")) {
    if (inputs["privateDnsEnabled"] === true && !dns) yield `${id}: private names in a VPC without DNS`;
    if (services.has(inputs["serviceName"])) yield `${id}: a second endpoint of ${String(inputs["serviceName"])}`;
    services.add(inputs["serviceName"]);
  }
}

const backupRules = (view: PolicyView) =>
  view.ofType("aws:backup/plan:Plan").flatMap(({ id, inputs }) =>
    valuesAt(inputs, ["rules", "*"])
      .filter(isRecord)
      .map((rule) => ({ id, rule })),
  );

function* completionAfterStart(view: PolicyView): Iterable<string> {
  for (const { id, rule } of backupRules(view))
    if (Number(rule["completionWindow"]) <= Number(rule["startWindow"]))
      yield `${id}: ${String(rule["ruleName"])} must end before it may begin`;
}

function* coldStorageStays(view: PolicyView): Iterable<string> {
  for (const { id, rule } of backupRules(view)) {
    const [cold] = valuesAt(rule, ["lifecycle", "coldStorageAfter"]);
    const [end] = valuesAt(rule, ["lifecycle", "deleteAfter"]);
    if (cold !== undefined && Number(end) < Number(cold) + 90)
      yield `${id}: ${String(rule["ruleName"])} is in cold storage for less than 90 days`;
  }
}

/** Length without white space. A deployed reference has some 90 characters, about as many as in the plan. */
function* policiesFit(view: PolicyView): Iterable<string> {
  const lengths = new Map<string, number>();
  for (const { inputs } of view.ofType("aws:iam/rolePolicy:RolePolicy")) {
    const role = JSON.stringify(inputs["role"]);
    lengths.set(role, (lengths.get(role) ?? 0) + JSON.stringify(inputs["policy"] ?? null).length);
  }
  for (const [role, length] of lengths) if (length > 10_240) yield `${role}: inline policies of ${length} characters`;
  for (const { id, inputs } of view.ofType("aws:iam/role:Role")) {
    const length = JSON.stringify(inputs["assumeRolePolicy"] ?? null).length;
    if (length > 2048) yield `${id}: a trust policy of ${length} characters`;
  }
}

function* lifecyclesInOrder(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:ecr/lifecyclePolicy:LifecyclePolicy")) {
    const rules = valuesAt(inputs, ["policy", "rules", "*"]).filter(isRecord);
    const priorities = rules.map((rule) => Number(rule["rulePriority"]));
    if (new Set(priorities).size < priorities.length) yield `${id}: two rules of one priority`;
    const any = rules.filter((rule) => valuesAt(rule, ["selection", "tagStatus"])[0] === "any").map((rule) => Number(rule["rulePriority"]));
    if (any.some((priority) => priority < Math.max(...priorities))) yield `${id}: the rule for any image is not the last`;
  }
}

function* fewTags(view: PolicyView): Iterable<string> {
  const defaults = valuesAt(view.plan.providers["aws"]?.inputs, ["defaultTags", "tags"]);
  for (const { id, inputs } of [{ id: "providers.aws", inputs: { tags: defaults[0] ?? {} } }, ...view.plan.resources]) {
    const tags = inputs["tags"];
    if (!isRecord(tags)) continue;
    const names = Object.keys(tags);
    const total = names.length + (defaults[0] === tags || !isRecord(defaults[0]) ? 0 : Object.keys(defaults[0]).length);
    if (total > 50) yield `${id}: ${total} tags`;
    for (const name of names)
      if (name.length > 128 || name.startsWith("aws:") || String(tags[name]).length > 256) yield `${id}: tag ${name}`;
  }
}
