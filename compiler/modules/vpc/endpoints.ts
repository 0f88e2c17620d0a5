/**
 * VPC endpoints for AWS services. The gateway endpoint for S3 is free and always planned; interface endpoints cost by the hour. Each
 * endpoint policy allows only the platform's own actions, for principals of this account only.
 */
import { accountId, partitionOf } from "../shared/account.ts";
import { policy, statement } from "../shared/policies.ts";
import type { Environment } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { endpointsGroup } from "../securityGroups/refs.ts";
import { nameTag, ownNetwork } from "./network.ts";
import { statedAccess } from "./stated-access.ts";
import { endpointServices, interfaceEndpoint, routeTable, s3Endpoint, subnetIds, vpc, zonesOf } from "./refs.ts";

const pull = ["ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"] as const;

const ownPrincipal = { StringEquals: { "aws:PrincipalAccount": accountId } };

/** Actions of tasks and of the ECS agent, by service. What the spec's own statements allow is added. */
const actions: Readonly<Record<string, readonly string[]>> = {
  "ecr.api": pull,
  "ecr.dkr": pull,
  logs: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"],
  secretsmanager: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
  sqs: [
    "sqs:SendMessage",
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibility",
    "sqs:GetQueueAttributes",
    "sqs:GetQueueUrl",
  ],
  monitoring: ["cloudwatch:PutMetricData"],
  ssmmessages: [
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ],
};

/**
 * Services whose endpoint names have a prefix in China regions (`aws ec2 describe-vpc-endpoint-services`, and aws-cdk's vpc-endpoint.ts).
 */
const chinesePrefix: ReadonlySet<string> = new Set(["ecr.api", "ecr.dkr", "monitoring", "sqs"]);

export function lowerEndpoints(environment: Environment): readonly Draft[] {
  return [lowerS3(environment), ...endpointServices(environment).map((service) => lowerInterface(environment, service))];
}

/** Only on the route tables of tasks: nothing may leave the data tier. */
function lowerS3(environment: Environment): Draft {
  const zones = zonesOf(environment);
  const tables = [routeTable(environment, "public", zones[0]!), ...zones.map((zone) => routeTable(environment, "private", zone))];
  return resource(
    s3Endpoint,
    {
      vpcId: vpc.id,
      serviceName: serviceName(environment, "s3"),
      vpcEndpointType: "Gateway",
      routeTableIds: traced(
        tables.map((table) => table.id),
        "vpc.availabilityZones",
      ),
      policy: s3Policy(environment),
      tags: nameTag(environment, "s3"),
    },
    // Only a new VPC replaces the endpoint, and there the service is free.
    { from: ownNetwork, deleteBeforeReplace: false },
  );
}

function lowerInterface(environment: Environment, service: string): Draft {
  const execute = service === "ssmmessages" ? ["ecsServices.enableExecuteCommand"] : [];
  return resource(
    interfaceEndpoint(service),
    {
      vpcId: vpc.id,
      serviceName: serviceName(environment, service),
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: traced(subnetIds(environment, "private"), "vpc.availabilityZones"),
      securityGroupIds: [endpointsGroup.id],
      policy: interfacePolicy(environment, service),
      tags: nameTag(environment, service.replaceAll(".", "-")),
    },
    { from: [...ownNetwork, "vpc.enableInterfaceEndpoints", "rule:interface-vpc-endpoints", ...execute], deleteBeforeReplace: false },
  );
}

function serviceName(environment: Environment, service: string): Traced<string> {
  const prefix = partitionOf(environment) === "aws-cn" && chinesePrefix.has(service) ? "cn.com.amazonaws" : "com.amazonaws";
  return traced(`${prefix}.${environment.region}.${service}`, "region");
}

function interfacePolicy(environment: Environment, service: string): Traced<Expr<string>> {
  return statedAccess(environment, service)
    .map((access) => policy(ownPrincipals([...new Set([...actions[service]!, ...access.flatMap(({ Action }) => Action)])])))
    .alsoFrom("rule:endpoint-policy-own-account");
}

/** Resources are limited by roles, not here. Credentials of another account cannot export data through the endpoint. */
function ownPrincipals(allowed: readonly string[]) {
  return statement({
    Sid: "OwnAccount",
    Effect: "Allow",
    Principal: "*",
    Action: allowed,
    Resource: "*",
    Condition: ownPrincipal,
  });
}

/**
 * Buckets of this account, buckets that the spec's own statements name, and AWS-owned buckets that tasks read from: ECR image layers, which
 * ECR serves through presigned URLs, and the Amazon Linux package repositories. Nothing can be written to any other bucket.
 */
function s3Policy(environment: Environment): Traced<Expr<string>> {
  const { region } = environment;
  const bucket = (name: string): string => `arn:${partitionOf(environment)}:s3:::${name}/*`;
  const access = statedAccess(environment, "s3");
  const document = policy(
    statement({
      Sid: "OwnBuckets",
      Effect: "Allow",
      Principal: "*",
      Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListBucket", "s3:GetBucketLocation"],
      Resource: "*",
      Condition: { StringEquals: { "aws:PrincipalAccount": accountId, "aws:ResourceAccount": accountId } },
    }),
    statement({
      Sid: "ImageLayersAndPackages",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: [
        bucket(`prod-${region}-starport-layer-bucket`),
        bucket(`al2023-repos-${region}-de612dc2`),
        bucket(`amazonlinux-2-repos-${region}`),
      ],
    }),
    ...access.value.map((each) => statement({ Effect: "Allow", Principal: "*", ...each, Condition: ownPrincipal })),
  );
  return traced(document, "region", ...access.from, "rule:endpoint-policy-own-account");
}
