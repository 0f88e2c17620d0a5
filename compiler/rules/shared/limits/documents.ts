/**
 * Limits on the size of documents. Parts that are known only at deployment count as nothing, so a size is a lower bound. Most documents are
 * far below their limit, which their text in the plan shows: only the others are evaluated.
 */
import { plain } from "../../../plan/known.ts";
import { mostBytes } from "../../../plan/most.ts";
import type { PlanValue } from "../../../plan/types.ts";
import { isList, member } from "../../../plan/values.ts";
import type { PolicyView } from "../view.ts";
import { itemsOf, type Limit, type Sum } from "./limit.ts";
import { queuePolicyLimits } from "./queue-policies.ts";

const iam = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";

/** Characters of all inline policies of a role. */
const mostInline = 10_240;

export const documentLimits: readonly Limit[] = [
  {
    ...sized("bytes of a task definition", 65_536, "aws:ecs/taskDefinition:TaskDefinition", "containerDefinitions"),
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
  },
  { what: "characters of all inline policies of a role", most: mostInline, source: iam, sums: inlinePolicies },
  { ...sized("characters of a managed policy", 6144, "aws:iam/policy:Policy", "policy"), source: iam },
  {
    ...sized("characters of a trust policy", 2048, "aws:iam/role:Role", "assumeRolePolicy"),
    quota: "Role trust policy length",
    source: iam,
  },
  {
    ...sized("bytes of a bucket policy", 20_480, "aws:s3/bucketPolicy:BucketPolicy", "policy"),
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html",
  },
  {
    ...sized("bytes of a key policy", 32_768, "aws:kms/key:Key", "policy"),
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html",
  },
  {
    ...sized("bytes of a queue policy", 8192, "aws:sqs/queuePolicy:QueuePolicy", "policy"),
    source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html",
  },
  ...queuePolicyLimits,
  {
    ...sized("characters of an endpoint policy", 20_480, "aws:ec2/vpcEndpoint:VpcEndpoint", "policy"),
    source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html",
  },
  {
    ...sized("characters of a log resource policy", 5120, "aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "policyDocument"),
    source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html",
  },
  {
    ...sized("bytes of a secret", 65_536, "aws:secretsmanager/secretVersion:SecretVersion", "secretString"),
    source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html",
  },
  {
    what: "bytes of a parameter of the standard tier",
    most: 4096,
    source: "https://docs.aws.amazon.com/general/latest/gr/ssm.html",
    *sums(view) {
      for (const resource of view.originals("aws:ssm/parameter:Parameter"))
        if ((view.text(resource, "tier") ?? "Standard") === "Standard")
          yield { resource: resource.id, property: "value", value: sizeOf(view, resource.inputs["value"]) };
    },
  },
  {
    what: "widgets of a dashboard",
    most: 500,
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html",
    sums: itemsOf(500, "aws:cloudwatch/dashboard:Dashboard", "dashboardBody", "widgets"),
  },
  {
    what: "rules of a lifecycle policy",
    most: 50,
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
    sums: itemsOf(50, "aws:ecr/lifecyclePolicy:LifecyclePolicy", "policy", "rules"),
  },
];

function sized(what: string, most: number, type: string, property: string) {
  return {
    what,
    most,
    *sums(view: PolicyView): Iterable<Sum> {
      for (const { id, inputs } of view.originals(type))
        if (mostBytes(inputs[property]) > most) yield { resource: id, property, value: sizeOf(view, inputs[property]) };
    },
  };
}

/** Policies of their own and policies inside the role. */
function* inlinePolicies(view: PolicyView): Iterable<Sum> {
  const policies = new Map<string, { last: string; documents: readonly (PlanValue | undefined)[] }>();
  for (const { id, inputs } of view.originals("aws:iam/rolePolicy:RolePolicy")) {
    const role = view.target(inputs["role"])?.id ?? view.known(inputs["role"]);
    if (typeof role !== "string") continue;
    policies.set(role, { last: id, documents: [...(policies.get(role)?.documents ?? inlineOf(view, role)), inputs["policy"]] });
  }
  const sum = (documents: readonly (PlanValue | undefined)[], size: (document: PlanValue | undefined) => number) =>
    documents.reduce<number>((total, document) => total + size(document), 0);
  const exact = (document: PlanValue | undefined) => sizeOf(view, document);
  for (const [role, { last, documents }] of policies)
    if (sum(documents, mostBytes) > mostInline) yield { resource: last, property: "policy", value: sum(documents, exact), of: role };
  for (const { id } of view.originals("aws:iam/role:Role"))
    if (!policies.has(id)) yield { resource: id, property: "inlinePolicies", value: sum(inlineOf(view, id), exact) };
}

function inlineOf(view: PolicyView, role: string): readonly (PlanValue | undefined)[] {
  const inline = view.byId(role)?.inputs["inlinePolicies"];
  return isList(inline) ? inline.map((each) => member(each, "policy")) : [];
}

/** Bytes of a document without white space, or of a text. */
function sizeOf(view: PolicyView, value: PlanValue | undefined): number {
  const document = view.document(value);
  if (document.state === "known") return Buffer.byteLength(JSON.stringify(plain(document.value)) ?? "");
  const text = view.known(value);
  return typeof text === "string" ? Buffer.byteLength(text) : 0;
}
