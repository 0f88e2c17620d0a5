import { canonicalType } from "../../plan/reader.ts";
import { handWrittenInputs, isHandWritten } from "../../plan/hand-written.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";
import type { PolicyView } from "../shared/view.ts";

/** Inputs that tell resources of a type apart; those after a `?` need not be stated. Two that have all of them in common are one for AWS: it refuses the second, or each replaces the other. */
const keys: Readonly<Record<string, readonly string[]>> = {
  "aws:appautoscaling/target:Target": ["resourceId", "scalableDimension"],
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": ["backupVaultName"],
  "aws:backup/vaultNotifications:VaultNotifications": ["backupVaultName"],
  "aws:backup/vaultPolicy:VaultPolicy": ["backupVaultName"],
  "aws:cloudwatch/eventTarget:EventTarget": ["rule", "?eventBusName", "targetId"],
  "aws:ec2/internetGateway:InternetGateway": ["vpcId"],
  "aws:ec2/networkAclRule:NetworkAclRule": ["networkAclId", "?egress", "ruleNumber"],
  "aws:ec2/route:Route": ["routeTableId", "?destinationCidrBlock", "?destinationIpv6CidrBlock", "?destinationPrefixListId"],
  "aws:ec2/routeTableAssociation:RouteTableAssociation": ["?subnetId", "?gatewayId"],
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": ["repository"],
  "aws:ecr/repositoryPolicy:RepositoryPolicy": ["repository"],
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": ["clusterName"],
  "aws:iam/rolePolicy:RolePolicy": ["role", "name"],
  "aws:kms/keyPolicy:KeyPolicy": ["keyId"],
  "aws:lb/listener:Listener": ["loadBalancerArn", "port"],
  "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup": ["dbProxyName"],
  "aws:route53/record:Record": ["zoneId", "name", "type", "?setIdentifier"],
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ["bucket"],
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ["bucket"],
  "aws:s3/bucketPolicy:BucketPolicy": ["bucket"],
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ["bucket"],
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ["bucket"],
  "aws:s3/bucketVersioning:BucketVersioning": ["bucket"],
  "aws:secretsmanager/secretPolicy:SecretPolicy": ["secretArn"],
  "aws:sns/topicPolicy:TopicPolicy": ["arn"],
  "aws:sqs/queuePolicy:QueuePolicy": ["queueUrl"],
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": ["queueUrl"],
  "aws:sqs/redrivePolicy:RedrivePolicy": ["queueUrl"],
  "aws:wafv2/webAclAssociation:WebAclAssociation": ["resourceArn"],
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": ["resourceArn"],
};

const rule: Rule = {
  severity: "error",
  title: "Two resources are the same for AWS",
  reason:
    "AWS tells some resources apart by what they belong to: a queue has one policy, a listener one port, a name one record of each type. It refuses the second one, or each deployment replaces one by the other.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html",
  good: '{extraResources: {blog: {type: "aws:route53/record:Record", inputs: {zoneId: {$ref: route53-alias.zoneId}, name: blog.tidechat.io, type: CNAME, ttl: 60, records: [tide.ghost.io]}}}}',
  bad: '{extraResources: {second: {type: "aws:ec2/internetGateway:InternetGateway", inputs: {vpcId: {$ref: vpc.id}}}}}',

  *checkPlan(view) {
    const owners = new Map<string, PlanResource>();
    for (const resource of view.plan.resources) {
      const key = keyOf(view, resource);
      if (key === undefined) continue;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, resource);
      else yield* together(owner, resource);
    }
  },
};

/** The one that somebody wrote is the one to change. */
function* together(first: PlanResource, second: PlanResource) {
  const [kept, changed] = isHandWritten(second) ? [first, second] : [second, first];
  const names = namesOf(changed).filter((name) => changed.inputs[name] !== undefined);
  const property = handWrittenInputs(changed).find(([name]) => names.includes(name))?.[0];
  yield {
    resource: changed.id,
    ...(property === undefined ? {} : { property }),
    message: `${kept.id} has the same ${names.join(" and ")}, so AWS cannot tell them apart`,
    help: `override ${kept.id} instead, or state another ${names.at(-1)!}`,
  };
}

function namesOf({ type }: PlanResource): readonly string[] {
  return (keys[canonicalType(type)] ?? []).map((name) => name.replace("?", ""));
}

function keyOf(view: PolicyView, resource: PlanResource): string | undefined {
  const { type, inputs } = resource;
  const names = keys[canonicalType(type)];
  if (names === undefined || names.some((name) => !name.startsWith("?") && inputs[name] === undefined)) return undefined;
  return [type, ...namesOf(resource).map((name) => partOf(view, inputs[name]))].join(" ");
}

/** What is known only at deployment is the same if it comes from the same place. */
function partOf(view: PolicyView, value: PlanValue | undefined): string {
  const text = textIn(view, value);
  return isUncertain(text) ? JSON.stringify(value) : text.replace(/\.$/, "");
}

export default rule;
