/** Limits on the size of documents. Parts that are known only at deployment count as nothing, so a size is a lower bound. */
import { plain } from "../../../plan/known.ts";
import type { PlanValue } from "../../../plan/types.ts";
import { isList, member } from "../../../plan/values.ts";
import type { PolicyView } from "../view.ts";
import type { Limit, Sum } from "./limit.ts";

const iam = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";

export const documentLimits: readonly Limit[] = [
  {
    what: "bytes of a task definition",
    most: 65_536,
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
    *sums(view) {
      for (const { id, inputs } of view.ofType("aws:ecs/taskDefinition:TaskDefinition"))
        yield { resource: id, property: "containerDefinitions", value: sizeOf(view, inputs["containerDefinitions"]) };
    },
  },
  {
    what: "characters of all inline policies of a role",
    most: 10_240,
    source: iam,
    *sums(view) {
      const sizes = new Map<string, Sum>();
      for (const { id, inputs } of view.ofType("aws:iam/rolePolicy:RolePolicy")) {
        const role = view.target(inputs["role"])?.id ?? view.known(inputs["role"]);
        if (typeof role !== "string") continue;
        const value = (sizes.get(role)?.value ?? inlineSize(view, role)) + sizeOf(view, inputs["policy"]);
        sizes.set(role, { resource: id, property: "policy", value, of: role });
      }
      yield* sizes.values();
      for (const { id } of view.ofType("aws:iam/role:Role"))
        if (!sizes.has(id)) yield { resource: id, property: "inlinePolicies", value: inlineSize(view, id) };
    },
  },
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
      for (const resource of view.ofType("aws:ssm/parameter:Parameter"))
        if ((view.text(resource, "tier") ?? "Standard") === "Standard")
          yield { resource: resource.id, property: "value", value: sizeOf(view, resource.inputs["value"]) };
    },
  },
  {
    what: "widgets of a dashboard",
    most: 500,
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html",
    *sums(view) {
      for (const { id, inputs } of view.ofType("aws:cloudwatch/dashboard:Dashboard")) {
        const body = view.document(inputs["dashboardBody"]);
        const widgets = body.state === "known" ? member(body.value, "widgets") : undefined;
        if (isList(widgets)) yield { resource: id, property: "dashboardBody", value: widgets.length };
      }
    },
  },
  {
    what: "rules of a lifecycle policy",
    most: 50,
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
    *sums(view) {
      for (const { id, inputs } of view.ofType("aws:ecr/lifecyclePolicy:LifecyclePolicy")) {
        const policy = view.document(inputs["policy"]);
        const rules = policy.state === "known" ? member(policy.value, "rules") : undefined;
        if (isList(rules)) yield { resource: id, property: "policy", value: rules.length };
      }
    },
  },
];

function sized(what: string, most: number, type: string, property: string) {
  return {
    what,
    most,
    *sums(view: PolicyView): Iterable<Sum> {
      for (const { id, inputs } of view.ofType(type)) yield { resource: id, property, value: sizeOf(view, inputs[property]) };
    },
  };
}

function inlineSize(view: PolicyView, role: string): number {
  const inline = view.byId(role)?.inputs["inlinePolicies"];
  return isList(inline) ? inline.reduce<number>((sum, each) => sum + sizeOf(view, member(each, "policy")), 0) : 0;
}

/** Bytes of a document without white space, or of a text. */
function sizeOf(view: PolicyView, value: PlanValue | undefined): number {
  const document = view.document(value);
  if (document.state === "known") return Buffer.byteLength(JSON.stringify(plain(document.value)) ?? "");
  const text = view.known(value);
  return typeof text === "string" ? Buffer.byteLength(text) : 0;
}
