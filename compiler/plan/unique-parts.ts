/** Which inputs tell resources of a type apart for AWS, where no name does: a queue has one policy, a listener one rule of a priority. */
import { canonicalType } from "./reader.ts";
import type { PlanResource } from "./types.ts";

/** Those after a `?` need not be stated. Two resources of a type that have all of them in common are one for AWS. */
const parts: Readonly<Record<string, readonly string[]>> = {
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
  "aws:lb/listenerRule:ListenerRule": ["listenerArn", "priority"],
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

/** Names of the inputs; undefined for a type whose resources have something else in common, or lack one of the inputs. */
export function uniqueParts({ type, inputs }: PlanResource): readonly string[] | undefined {
  const names = parts[canonicalType(type)];
  if (names === undefined || names.some((name) => !name.startsWith("?") && inputs[name] === undefined)) return undefined;
  return names.map((name) => name.replace("?", ""));
}
