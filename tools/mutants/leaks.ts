/** Mutants that write secrets where people can read them, and resources that share without any policy. */
import type { Random } from "../exactness/random.ts";
import { deployed, foreign, own, secretText } from "./deployed.ts";
import type { Json } from "./encode.ts";
import type { Maker, Mutant, World } from "./mutant.ts";
import { ecsTrust } from "./roles.ts";

const secrets = ["rds-master-password.result", "rds-app-secret-version.secretString"];

/** Text with a generated secret somewhere in it. */
function hidden(random: Random): Json {
  const secret = { $ref: random.of(secrets) };
  return random.of<Json>([
    secret,
    { $concat: ["a", secret] },
    { $secret: secret },
    { $json: { a: [secret] } },
    { $concat: [{ $json: secret }, ""] },
    { $secret: { $concat: ["", secret, "b"] } },
  ]);
}

const name = "/realtime/kiwi";

/** Places that anybody who may list resources can read. */
function sink(random: Random, value: Json, id: string): Omit<Mutant, "kind" | "harm"> {
  const extra = (type: string, inputs: Json) => ({ extraResources: { [id]: { type, inputs } } });
  const task = (container: Json) => ({ overrides: { "ecs-task-worker": { set: container } } });
  const at = "containerDefinitions.0";
  return random.of([
    () => extra("aws:ssm/parameter:Parameter", { name, type: "String", value }),
    () => extra("aws:ssm/parameter:Parameter", { name, type: { $config: "kind" }, value }),
    () => extra("aws:ssm/parameter:Parameter", { name, type: "String", insecureValue: value }),
    () => extra("aws:ssm/parameter:Parameter", { name, type: "SecureString", value: { $secret: { $config: "a" } }, description: value }),
    () => extra("aws:iam/role:Role", { assumeRolePolicy: ecsTrust, description: value }),
    () => extra("aws:iam/role:Role", { assumeRolePolicy: ecsTrust, tags: { a: value } }),
    () =>
      extra("aws:cloudwatch/dashboard:Dashboard", {
        dashboardName: "kiwi",
        dashboardBody: { $json: { widgets: [{ type: "text", width: 6, height: 6, properties: { markdown: value } }] } },
      }),
    () =>
      extra("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", {
        name: "kiwi.local",
        vpc: { $ref: "vpc.id" },
        description: value,
      }),
    () =>
      extra("aws:route53/record:Record", { zoneId: "Z0123456789ABCDEF", name: "kiwi.tidechat.io", type: "TXT", ttl: 60, records: [value] }),
    () => task({ [`${at}.command`]: ["node", value] }),
    () => task({ [`${at}.dockerLabels`]: { a: value } }),
    () => task({ [`${at}.environment`]: [{ name: "PLAIN", value }] }),
    () => task({ [`${at}.healthCheck`]: { command: ["CMD", value] } }),
    () => ({ overrides: { "sqs-push": { merge: { tags: { a: value } } } } }),
    () => ({ overrides: { "ecs-service-api": { merge: { tags: { a: value } } } } }),
  ])();
}

export const leak: Maker = (random, _write, id) => {
  const value = hidden(random);
  return {
    kind: "leak",
    ...sink(random, value, id),
    harm: (world: World) => (String(deployed(value, world)).includes(secretText) ? "a secret can be read" : undefined),
  };
};

/** Texts that look like credentials of common services. */
function credential(random: Random): string {
  const letters = (count: number, of = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"): string =>
    Array.from({ length: count }, () => of[random.below(of.length)]).join("");
  const any = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  return random.of([
    () => `AKIA${letters(16)}`,
    () => `ASIA${letters(16)}`,
    () => `ghp_${letters(36, any)}`,
    () => `github_pat_${letters(22, any)}_${letters(59, any)}`,
    () => `glpat-${letters(20, any)}`,
    () => `xoxb-${letters(12, "0123456789")}-${letters(24, any)}`,
    () => `sk_live_${letters(24, any)}`,
    () => `npm_${letters(36, any)}`,
    () => `AIza${letters(35, any)}`,
    () => `SG.${letters(22, any)}.${letters(43, any)}`,
    () => `postgres://app:${letters(12, any)}@db.tidechat.io:5432/app`,
    () => `see https://user:${letters(12, any)}@tidechat.io/`,
    () => "-----BEGIN RSA PRIVATE KEY-----",
    () => `eyJ${letters(20, any)}.eyJ${letters(20, any)}.${letters(20, any)}`,
    () => `https://hooks.slack.com/services/T${letters(8)}/B${letters(8)}/${letters(24, any)}`,
    () => `sk-ant-api03-${letters(40, any)}`,
    () => `pypi-AgEIcHlwaS5vcmc${letters(40, any)}`,
  ])();
}

export const literal: Maker = (random, write, id) => {
  const text = credential(random);
  // Carriers hold the text themselves; there it is found as well.
  const value = random.of<() => Json>([
    () => text,
    () => ({ $secret: text }),
    () => ({ $literal: text }),
    () => ({ $concat: [text.slice(0, 7), text.slice(7)] }),
  ])();
  void write;
  return { kind: "literal", ...sink(random, value, id), harm: () => "a credential is written" };
};

/** What shares, exposes or runs code, of types that most specs never need, and destinations elsewhere. */
export const sharing: Maker = (random, write, id) => {
  const extra = (type: string, inputs: Json) => ({ extraResources: { [id]: { type, inputs } } });
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

/** An action or a principal is the one character that a random text is made of. */
export const chance: Maker = (random, _write, id) => {
  const star = { $ref: `${id}-star.${random.of(["id", "result"])}` };
  const resources = {
    [`${id}-star`]: {
      type: "random:index/randomString:RandomString",
      inputs: { length: 1, overrideSpecial: "*", special: true, upper: false, lower: false, numeric: false },
    },
    [id]: {
      type: "aws:iam/rolePolicy:RolePolicy",
      inputs: {
        role: { $ref: "iam-task-api.name" },
        policy: {
          $json: {
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Action: random.of<Json>([star, { $concat: ["s3:", star] }]), Resource: random.of<Json>([star, "*"]) },
            ],
          },
        },
      },
    },
  };
  return { kind: "chance", extraResources: resources, harm: () => "everything is allowed" };
};
