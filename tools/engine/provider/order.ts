/** Creations that AWS refuses until something else exists. Each check throws AWS's message. */
import type { Cloud, CloudResource } from "./cloud.ts";
import { named, users, valuesAt } from "./references.ts";
import { assertTasksStart } from "./tasks.ts";
import { textOf } from "./wire.ts";

type CreateCheck = (resource: CloudResource, cloud: Cloud) => void;

/** References to resources that must exist: property, type, AWS's error. */
const mustExist: Readonly<Record<string, readonly (readonly [path: string, token: string, code: string])[]>> = {
  "aws:rds/instance:Instance": [
    ["dbSubnetGroupName", "aws:rds/subnetGroup:SubnetGroup", "DBSubnetGroupNotFoundFault"],
    ["parameterGroupName", "aws:rds/parameterGroup:ParameterGroup", "DBParameterGroupNotFound"],
    ["monitoringRoleArn", "aws:iam/role:Role", "InvalidParameterValue"],
  ],
  "aws:elasticache/replicationGroup:ReplicationGroup": [
    ["subnetGroupName", "aws:elasticache/subnetGroup:SubnetGroup", "CacheSubnetGroupNotFoundFault"],
    ["parameterGroupName", "aws:elasticache/parameterGroup:ParameterGroup", "CacheParameterGroupNotFound"],
  ],
  "aws:rds/proxyTarget:ProxyTarget": [["dbInstanceIdentifier", "aws:rds/instance:Instance", "DBInstanceNotFound"]],
  "aws:iam/rolePolicy:RolePolicy": [["role", "aws:iam/role:Role", "NoSuchEntity"]],
  "aws:ecs/service:Service": [
    ["cluster", "aws:ecs/cluster:Cluster", "ClusterNotFoundException"],
    ["taskDefinition", "aws:ecs/taskDefinition:TaskDefinition", "ClientException"],
  ],
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": [["clusterName", "aws:ecs/cluster:Cluster", "ClusterNotFoundException"]],
  "aws:secretsmanager/secretVersion:SecretVersion": [["secretId", "aws:secretsmanager/secret:Secret", "ResourceNotFoundException"]],
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": [["repository", "aws:ecr/repository:Repository", "RepositoryNotFoundException"]],
  "aws:cloudwatch/eventTarget:EventTarget": [["rule", "aws:cloudwatch/eventRule:EventRule", "ResourceNotFoundException"]],
  "aws:backup/vaultNotifications:VaultNotifications": [["backupVaultName", "aws:backup/vault:Vault", "ResourceNotFoundException"]],
};

const checks: Readonly<Record<string, CreateCheck>> = {
  "aws:ec2/natGateway:NatGateway": natGateway,
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:lb/listener:Listener": listener,
  "aws:acm/certificateValidation:CertificateValidation": validation,
  "aws:rds/instance:Instance": database,
  "aws:rds/proxyTarget:ProxyTarget": proxyTarget,
  "aws:cloudwatch/logGroup:LogGroup": logGroup,
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": firewallLog,
  "aws:appautoscaling/target:Target": scalableTarget,
  "aws:appautoscaling/policy:Policy": onScalableTarget,
  "aws:appautoscaling/scheduledAction:ScheduledAction": onScalableTarget,
  "aws:cloudwatch/eventTarget:EventTarget": eventTarget,
  "aws:ecs/service:Service": (service, cloud) => {
    attached(service, cloud);
    assertTasksStart(service, cloud);
  },
};

/** Throws when AWS would refuse to create the resource now. */
export function assertCreatable(resource: CloudResource, cloud: Cloud): void {
  for (const [path, token, code] of mustExist[resource.token] ?? []) {
    for (const handle of valuesAt(resource.inputs, path)) {
      const builtIn = /^default[.:]/.test(String(handle));
      if (!builtIn && named(cloud, token, handle) === undefined) refuse(resource, code, `${String(handle)} does not exist`);
    }
  }
  checks[resource.token]?.(resource, cloud);
}

function refuse({ token, urn }: CloudResource, code: string, why: string): never {
  throw new Error(`creating ${token} (${urn.split("::").at(-1)}): api error ${code}: ${why}`);
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html: no read replica, and no password beside the managed one. */
function database(instance: CloudResource, cloud: Cloud): void {
  const isManaged = instance.inputs["manageMasterUserPassword"] === true;
  if (isManaged && instance.inputs["password"] !== undefined)
    refuse(instance, "InvalidParameterCombination", "the master password is managed and stated");
  const [source] = valuesAt(instance.inputs, "replicateSourceDb").map((handle) => named(cloud, instance.token, handle));
  if (source?.inputs["manageMasterUserPassword"] === true)
    refuse(instance, "InvalidParameterCombination", "the source manages its master password with Secrets Manager");
}

/** Does the network of these subnets have an internet gateway? */
function reachesInternet(subnets: readonly unknown[], cloud: Cloud): boolean {
  const gateways = new Set(cloud.of("aws:ec2/internetGateway:InternetGateway").map(({ inputs }) => inputs["vpcId"]));
  return subnets.every((subnet) => gateways.has(named(cloud, "aws:ec2/subnet:Subnet", subnet)?.inputs["vpcId"]));
}

function natGateway(gateway: CloudResource, cloud: Cloud): void {
  if (gateway.inputs["connectivityType"] === "private" || reachesInternet([gateway.inputs["subnetId"]], cloud)) return;
  refuse(gateway, "Gateway.NotAttached", "the network has no internet gateway");
}

/** When access logs are switched on, AWS writes a test object into their bucket, so the bucket's policy must exist. */
function loadBalancer(balancer: CloudResource, cloud: Cloud): void {
  const { inputs } = balancer;
  const bucket = valuesAt(inputs, "accessLogs.enabled").includes(true) ? valuesAt(inputs, "accessLogs.bucket")[0] : undefined;
  if (bucket !== undefined) {
    const policies = cloud.of("aws:s3/bucketPolicy:BucketPolicy").filter((policy) => policy.inputs["bucket"] === bucket);
    const allowed = policies.some((policy) => textOf(policy.inputs["policy"]).includes("logdelivery.elasticloadbalancing.amazonaws.com"));
    if (!allowed)
      refuse(balancer, "InvalidConfigurationRequest", `Access Denied for bucket: ${textOf(bucket)}. Please check S3bucket permission`);
    cloud.fill(textOf(bucket));
  }
  if (inputs["internal"] !== true && !reachesInternet(valuesAt(inputs, "subnets"), cloud))
    refuse(balancer, "InvalidSubnet", "VPC has no internet gateway");
}

function listener(resource: CloudResource, cloud: Cloud): void {
  for (const certificate of valuesAt(resource.inputs, "certificateArn")) {
    const found = named(cloud, "aws:acm/certificate:Certificate", certificate);
    const issued =
      found === undefined || users(cloud, found, "aws:acm/certificateValidation:CertificateValidation", "certificateArn").length > 0;
    if (!issued)
      refuse(
        resource,
        "UnsupportedCertificate",
        `The certificate '${textOf(certificate)}' must have a fully-qualified domain name and be issued`,
      );
  }
}

function validation(resource: CloudResource, cloud: Cloud): void {
  const certificate = named(cloud, "aws:acm/certificate:Certificate", resource.inputs["certificateArn"]);
  const wanted = new Set(valuesAt(certificate?.outputs, "domainValidationOptions.resourceRecordName").map(plainName));
  for (const { inputs } of cloud.of("aws:route53/record:Record")) wanted.delete(plainName(inputs["name"]));
  if (wanted.size > 0) refuse(resource, "timeout while waiting", `the certificate is not issued: no record ${[...wanted].join(", ")}`);
}

const plainName = (name: unknown): string => textOf(name).replace(/\.$/, "");

/** The proxy's target becomes available only once the secret has a value. */
function proxyTarget(target: CloudResource, cloud: Cloud): void {
  const proxy = named(cloud, "aws:rds/proxy:Proxy", target.inputs["dbProxyName"]);
  for (const secret of valuesAt(proxy?.inputs, "auths.secretArn")) {
    const versions = cloud.of("aws:secretsmanager/secretVersion:SecretVersion");
    if (!versions.some(({ inputs }) => inputs["secretId"] === secret))
      refuse(target, "UNAVAILABLE", `AUTH_FAILURE: proxy ${textOf(proxy?.id)} could not read a value of ${textOf(secret)}`);
  }
}

/** These services create their log group themselves if it does not exist. */
function logGroup(group: CloudResource, cloud: Cloud): void {
  const name = textOf(group.outputs["name"]);
  const [, kind, of] = /^\/aws\/rds\/(instance|proxy)\/([^/]+)/.exec(name) ?? [];
  const maker = kind === undefined ? undefined : named(cloud, kind === "proxy" ? "aws:rds/proxy:Proxy" : "aws:rds/instance:Instance", of);
  if (maker !== undefined)
    refuse(group, "ResourceAlreadyExistsException", `The specified log group already exists: ${name}, made by ${maker.id}`);
}

function firewallLog(resource: CloudResource, cloud: Cloud): void {
  const groups = valuesAt(resource.inputs, "logDestinationConfigs").filter((arn) => textOf(arn).includes(":log-group:"));
  const policies = cloud.of("aws:cloudwatch/logResourcePolicy:LogResourcePolicy").map(({ inputs }) => textOf(inputs["policyDocument"]));
  for (const group of groups) {
    if (!policies.some((policy) => policy.includes(textOf(group))))
      refuse(resource, "WAFLogDestinationPermissionIssueException", `${textOf(group)} does not allow log delivery`);
  }
}

/** `service/<cluster>/<service>` must be an existing service. */
function scalableTarget(target: CloudResource, cloud: Cloud): void {
  const [, cluster, service] = textOf(target.inputs["resourceId"]).split("/");
  const ending = `:service/${cluster}/${service}`;
  if (!cloud.of("aws:ecs/service:Service").some(({ id }) => id.endsWith(ending)))
    refuse(target, "ValidationException", `ECS service doesn't exist: ${textOf(target.inputs["resourceId"])}`);
}

function onScalableTarget(resource: CloudResource, cloud: Cloud): void {
  const target = cloud.of("aws:appautoscaling/target:Target").some(({ inputs }) => inputs["resourceId"] === resource.inputs["resourceId"]);
  if (!target) refuse(resource, "ObjectNotFoundException", `No scalable target registered for ${textOf(resource.inputs["resourceId"])}`);
}

/** EventBridge accepts a topic that does not let it publish, and drops the events. That no deployment fails for it is the reason to ask here. */
function eventTarget(target: CloudResource, cloud: Cloud): void {
  const topic = named(cloud, "aws:sns/topic:Topic", target.inputs["arn"]);
  if (topic === undefined) return;
  const policies = cloud.of("aws:sns/topicPolicy:TopicPolicy").filter(({ inputs }) => inputs["arn"] === topic.id);
  if (!policies.some(({ inputs }) => textOf(inputs["policy"]).includes("events.amazonaws.com")))
    refuse(target, "dropped events", `${topic.id} does not let events.amazonaws.com publish`);
}

/** A target group belongs to a load balancer only through a listener or a rule. */
function attached(service: CloudResource, cloud: Cloud): void {
  for (const arn of valuesAt(service.inputs, "loadBalancers.targetGroupArn")) {
    const group = named(cloud, "aws:lb/targetGroup:TargetGroup", arn);
    const paths = ["ctions.targetGroupArn", "ctions.forward.targetGroups.arn"];
    const by =
      group === undefined
        ? []
        : [
            ...users(cloud, group, "aws:lb/listenerRule:ListenerRule", ...paths.map((path) => `a${path}`)),
            ...users(cloud, group, "aws:lb/listener:Listener", ...paths.map((path) => `defaultA${path}`)),
          ];
    if (by.length === 0)
      refuse(
        service,
        "InvalidParameterException",
        `The target group with targetGroupArn ${textOf(arn)} does not have an associated load balancer.`,
      );
  }
}
