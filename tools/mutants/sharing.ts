/** Mutants that share or expose resources without any policy, or send data elsewhere. */
import { foreign, own } from "./deployed.ts";
import type { Json } from "./encode.ts";
import { extraResource, type Maker } from "./mutant.ts";

/** Resources that share, expose or run code, most of types that specs rarely need, and destinations in another account. */
export const sharing: Maker = (random, write, id) => {
  const extra = (type: string, inputs: Json) => extraResource(id, type, inputs);
  const subnets = { subnetIds: [{ $ref: "vpc-private-a.id" }] };
  const account = write.text(foreign);
  const site = random.of([
    () => extra("aws:ram/resourceShare:ResourceShare", { name: "a", allowExternalPrincipals: true }),
    () =>
      extra("aws:ram/principalAssociation:PrincipalAssociation", {
        principal: account,
        resourceShareArn: `arn:aws:ram:eu-central-1:${own}:resource-share/a`,
      }),
    () => extra("aws:lambda/permission:Permission", { action: "lambda:InvokeFunction", function: "a", principal: account }),
    () => extra("aws:lambda/functionUrl:FunctionUrl", { functionName: "a", authorizationType: "NONE" }),
    () =>
      extra("aws:kms/grant:Grant", {
        keyId: { $ref: "iam-key.keyId" },
        granteePrincipal: `arn:aws:iam::${foreign}:root`,
        operations: ["Decrypt"],
      }),
    () => extra("aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission", { snapshotId: "snap-0123", accountId: account }),
    () =>
      extra("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", {
        vpcId: { $ref: "vpc.id" },
        peerVpcId: "vpc-0123",
        peerOwnerId: account,
      }),
    () =>
      extra("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", {
        logGroup: "a",
        filterPattern: "",
        destinationArn: `arn:aws:logs:eu-central-1:${foreign}:destination:a`,
      }),
    () => extra("aws:cloudformation/stack:Stack", { name: "a", templateBody: "{}" }),
    () => extra("aws:iam/user:User", { name: "a" }),
    () => extra("aws:iam/accessKey:AccessKey", { user: "a" }),
    () => extra("aws:iam/openIdConnectProvider:OpenIdConnectProvider", { url: "https://evil.example", clientIdLists: ["a"] }),
    () =>
      extra("aws:ec2/vpcEndpoint:VpcEndpoint", {
        vpcId: { $ref: "vpc.id" },
        serviceName: write.text("com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"),
        vpcEndpointType: "Interface",
        ...subnets,
      }),
    () =>
      extra("aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy", {
        vpcEndpointId: { $ref: "vpc-endpoint-s3.id" },
        policy: write.document({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:PutObject", Resource: "*" }],
        }),
      }),
    () =>
      extra("aws:ec2/flowLog:FlowLog", {
        vpcId: { $ref: "vpc.id" },
        trafficType: "ALL",
        logDestinationType: "s3",
        logDestination: write.text("arn:aws:s3:::evil-logs"),
      }),
    () =>
      extra("aws:sns/topicSubscription:TopicSubscription", {
        topic: `arn:aws:sns:eu-central-1:${own}:a`,
        protocol: "sqs",
        endpoint: write.text(`arn:aws:sqs:eu-central-1:${foreign}:a`),
      }),
    () =>
      extra("aws:ecs/taskDefinition:TaskDefinition", {
        family: "a",
        cpu: "256",
        memory: "512",
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        taskRoleArn: write.text(`arn:aws:iam::${own}:role/admin`),
        containerDefinitions: { $json: [{ name: "a", image: "a@sha256:0" }] },
      }),
    () => ({ overrides: { "ecs-task-worker": { set: { taskRoleArn: write.text(`arn:aws:iam::${own}:role/admin`) } } } }),
    () => ({
      overrides: { "rds-instance": { set: { publiclyAccessible: random.of<Json>([true, { $literal: true }, { $secret: true }]) } } },
    }),
    () => ({
      overrides: { "ecs-service-api": { set: { "networkConfiguration.assignPublicIp": random.of<Json>([true, { $literal: true }]) } } },
    }),
  ])();
  return { kind: "sharing", ...site, harm: () => "something leaves or is exposed" };
};
