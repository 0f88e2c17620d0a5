/** VPC and security groups. */
import { extra, foundAt, set, without, type Mutations } from "./mutation.ts";

const world = { cidrIpv4: "0.0.0.0/0", description: "Everybody" };
const inAlb = { securityGroupId: { $ref: "sg-alb", path: ["id"] } };
const inApi = { securityGroupId: { $ref: "sg-api", path: ["id"] } };
const inRedis = { securityGroupId: { $ref: "sg-redis", path: ["id"] } };
const ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const legacy = "aws:ec2/securityGroupRule:SecurityGroupRule";
const inlineWorld = (port: number) => ({
  protocol: "tcp",
  fromPort: port,
  toPort: port,
  cidrBlocks: ["0.0.0.0/0"],
  description: "Everybody",
});

export const networkMutations: Mutations = {
  "built-in-assertions": [
    {
      does: "the API is in a public subnet, with an address and a rule of its own",
      at: "extra",
      change: (plan) => {
        plan.set("ecs-service-api", "networkConfiguration.subnets", [{ $ref: "vpc-public-a", path: ["id"] }]);
        plan.set("ecs-service-api", "networkConfiguration.assignPublicIp", true);
        plan.add("extra", ingress, { ...inApi, ipProtocol: "tcp", fromPort: 9229, toPort: 9229, cidrIpv4: "203.0.113.0/24" });
      },
    },
    {
      does: "the load balancer listens on another port",
      at: "alb-http",
      change: (plan) => {
        plan.set("alb-http", "port", 8080);
        plan.set("sg-rule-internet-to-alb-http", "fromPort", 8080);
        plan.set("sg-rule-internet-to-alb-http", "toPort", 8080);
      },
    },
  ],
  "endpoint-policy-own-account": [
    extra("aws:ec2/vpcEndpoint:VpcEndpoint", { vpcEndpointType: "Interface" }, "an endpoint has no policy"),
    extra(
      "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
      { policy: { $json: { Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:PutObject", Resource: "*" }] } } },
      "a policy lets everybody pass",
    ),
  ],
  "duplicate-security-group-rule": [
    extra(
      egress,
      { ...inApi, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0", description: "Again" },
      "egress on port 443 is there twice",
    ),
    extra(
      egress,
      { ...inApi, ipProtocol: "6", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0", description: "By number" },
      "the protocol is a number",
    ),
    extra(
      legacy,
      { ...inApi, type: "egress", protocol: "TCP", fromPort: 443, toPort: 443, cidrBlocks: ["10.1.0.0/16", "0.0.0.0/0"] },
      "a rule of the older type has the same range",
    ),
    extra(
      "aws:ec2/securityGroup:SecurityGroup",
      { ingress: [{ ...inlineWorld(443), cidrBlocks: ["10.0.0.0/8", "10.0.0.0/8"] }, inlineWorld(443), inlineWorld(443)] },
      "a group states a rule twice",
    ),
    {
      does: "a group admits itself by its id and by `self`",
      at: "own",
      change: (plan) => {
        plan.add("own", legacy, { ...inApi, type: "ingress", protocol: "-1", fromPort: 0, toPort: 0, self: true });
        plan.add("extra", ingress, { ...inApi, ipProtocol: "all", referencedSecurityGroupId: inApi.securityGroupId });
      },
    },
  ],
  "default-security-group-empty": [
    without("vpc-default-security-group", "vpc"),
    set("vpc-default-security-group", "ingress", [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }]),
    set("vpc-default-security-group", "egress", [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }]),
    foundAt("vpc", set("vpc-default-security-group", "vpcId", "vpc-0123", "it is another VPC's default group")),
  ],
  "subnet-no-auto-assign-ip": [set("vpc-public-a", "mapPublicIpOnLaunch", true), set("vpc-data-b", "mapPublicIpOnLaunch", undefined)],
  "elastic-ip-attached": [
    without("vpc-nat-a", "vpc-nat-address-a"),
    extra("aws:ec2/eip:Eip", { domain: "vpc" }, "there is an address more"),
  ],
  "nat-gateway-not-instance": [
    extra("aws:ec2/instance:Instance", { sourceDestCheck: false }, "an instance forwards traffic"),
    extra("aws:ec2/networkInterface:NetworkInterface", { sourceDestCheck: false }, "an interface forwards traffic"),
  ],
  "flow-log-role-own-account": [
    {
      does: "the role trusts every account's flow logs",
      at: "vpc-flow-logs-role",
      change: (plan) => delete plan.statement("vpc-flow-logs-role", "assumeRolePolicy").Condition,
    },
    {
      does: "the role trusts another account's flow logs",
      at: "vpc-flow-logs-role",
      change: (plan) =>
        (plan.statement("vpc-flow-logs-role", "assumeRolePolicy").Condition = { StringEquals: { "aws:SourceAccount": "999999999999" } }),
    },
    {
      does: "the service stands in a list",
      at: "vpc-flow-logs-role",
      change: (plan) => {
        const statement = plan.statement("vpc-flow-logs-role", "assumeRolePolicy");
        statement.Principal.Service = [statement.Principal.Service];
        delete statement.Condition;
      },
    },
  ],
  "routes-to-planned-gateways": [
    set("vpc-data-routes", "routes", [{ cidrBlock: "10.9.0.0/16", vpcPeeringConnectionId: "pcx-1" }]),
    set("vpc-data-routes", "routes", [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }]),
    set("vpc-data-routes", "propagatingVgws", ["vgw-1"]),
    set("vpc-private-default-route-a", "transitGatewayId", { $config: "gateway" }),
  ],
  "addresses-known-before-deployment": [
    extra(
      ingress,
      { ...inAlb, referencedSecurityGroupId: { $config: "group" }, ipProtocol: "tcp", fromPort: 443, toPort: 443 },
      "the group is stack config",
    ),
    extra(
      ingress,
      { ...inAlb, cidrIpv4: { $config: "range" }, ipProtocol: "tcp", fromPort: 443, toPort: 443 },
      "the range is stack config",
    ),
    extra(ingress, { ...inAlb, cidrIpv4: "10.0.0.0/33", ipProtocol: "tcp", fromPort: 443, toPort: 443 }, "the range is none"),
    extra(
      ingress,
      { ...inAlb, prefixListId: "pl-12345678", ipProtocol: "tcp", fromPort: 443, toPort: 443 },
      "a prefix list is someone else's",
    ),
    extra(legacy, { ...inAlb, type: "egress", cidrBlocks: [{ $ref: "alb", path: ["dnsName"] }], protocol: "-1" }, "the range is an output"),
  ],
  "no-public-admin-ports": [
    extra(ingress, { ...world, ...inAlb, ipProtocol: "tcp", fromPort: 22, toPort: 22 }, "SSH is open"),
    extra(ingress, { ...world, ...inAlb, ipProtocol: "tcp", fromPort: 3000, toPort: 4000 }, "a range with RDP in it is open"),
    extra(ingress, { ...world, ...inAlb, ipProtocol: "-1" }, "every protocol is open"),
    extra(
      ingress,
      { ...world, cidrIpv4: { $secret: "0.0.0.0/0" }, ...inAlb, ipProtocol: "tcp", fromPort: 22, toPort: 22 },
      "SSH is open in secret",
    ),
    extra(
      ingress,
      { ...world, cidrIpv4: "128.0.0.0/1", ...inAlb, ipProtocol: "tcp", fromPort: 22, toPort: 22 },
      "SSH is open to half of the internet",
    ),
    extra(
      ingress,
      { ...world, cidrIpv4: { $concat: ["0.0.0.0", "/0"] }, ...inAlb, ipProtocol: "tcp", fromPort: { $literal: 22 }, toPort: 22 },
      "SSH is open, in parts",
    ),
    extra(
      ingress,
      { cidrIpv6: "::/0", description: "IPv6", ...inAlb, ipProtocol: "tcp", fromPort: 22, toPort: 22 },
      "SSH is open over IPv6",
    ),
    extra(
      legacy,
      { type: "ingress", protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"], ...inAlb },
      "a legacy rule opens all",
    ),
    set("sg-api", "ingress", [inlineWorld(22)], "an inline rule opens SSH"),
  ],
  "only-load-balancer-public": [
    extra(ingress, { ...inApi, cidrIpv4: "203.0.113.7/32", ipProtocol: "tcp", fromPort: 22, toPort: 22 }, "one address reaches a task"),
    extra(ingress, { ...inAlb, cidrIpv4: "203.0.113.0/24", ipProtocol: "tcp", fromPort: 22, toPort: 22 }, "an office reaches port 22"),
    set("sg-rule-internet-to-alb-https", "toPort", 8443),
    set("sg-rule-internet-to-alb-http", "fromPort", 79),
    set("sg-rule-internet-to-alb-https", "ipProtocol", "udp"),
    extra(ingress, { ...world, ...inAlb, ipProtocol: "tcp", fromPort: 8080, toPort: 8080 }, "the load balancer is open on another port"),
    extra(ingress, { ...world, ...inApi, ipProtocol: "tcp", fromPort: 443, toPort: 443 }, "a task's group is open"),
    extra(
      legacy,
      { type: "ingress", protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"], ...inApi },
      "a legacy rule opens a task's group",
    ),
    set("sg-worker", "ingress", [inlineWorld(443)], "an inline rule opens a task's group"),
  ],
  "egress-restricted": [
    extra(egress, { ...world, ...inRedis, ipProtocol: "tcp", fromPort: 443, toPort: 443 }, "a data store calls everybody"),
    extra(
      egress,
      { ...inRedis, referencedSecurityGroupId: "sg-1", ipProtocol: "tcp", fromPort: 443, toPort: 443 },
      "a data store calls a group",
    ),
    set("sg-rds", "egress", [inlineWorld(443)], "an inline rule lets the database call everybody"),
    set("sg-rule-api-to-internet-egress", "ipProtocol", "-1", "tasks may use every protocol"),
    set("sg-rule-api-to-internet-egress", "fromPort", 1),
    set("sg-rule-worker-to-internet-egress", "toPort", 65535),
    extra(
      legacy,
      { type: "egress", protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"], ...inApi },
      "a legacy rule lets tasks call everything",
    ),
  ],
  "security-group-described": [
    set("sg-api", "description", undefined),
    set("sg-redis", "description", ""),
    set("sg-rule-alb-to-api", "description", undefined),
    set("sg-rule-alb-to-api-egress", "description", "-"),
    extra(
      legacy,
      { type: "egress", protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] },
      "a legacy rule says nothing",
    ),
  ],
  "security-group-attached": [
    extra("aws:ec2/securityGroup:SecurityGroup", { description: "Nothing stands in it" }, "a group is not attached"),
    {
      does: "a group is a peer alone",
      at: "extra",
      change: (plan) => {
        plan.add("extra", "aws:ec2/securityGroup:SecurityGroup", { description: "Nothing stands in it" });
        plan.add("rule", ingress, { ...inApi, referencedSecurityGroupId: { $ref: "extra", path: ["id"] }, ipProtocol: "-1" });
      },
    },
    { does: "the endpoints stand in another group", at: "sg-endpoints", change: moveEndpoints },
  ],
  "data-stores-admit-groups-only": [
    set("sg-rule-api-to-redis", "referencedSecurityGroupId", "sg-0123456789abcdef0"),
    {
      does: "Redis admits an address range",
      at: "sg-rule-api-to-redis",
      change: (plan) => {
        plan.set("sg-rule-api-to-redis", "referencedSecurityGroupId", undefined);
        plan.set("sg-rule-api-to-redis", "cidrIpv4", "10.2.0.0/16");
      },
    },
    set("sg-rule-api-to-rds", "prefixListId", "pl-0123", "the database admits a prefix list as well"),
    set("sg-rule-api-to-rds", "toPort", 5433),
    set("sg-rule-api-to-redis", "ipProtocol", "-1"),
    set("sg-rule-api-to-rds-proxy", "ipProtocol", "udp"),
    {
      does: "Redis is open on another port",
      at: "sg-rule-worker-to-redis",
      change: (plan) => void Object.assign(plan.inputs("sg-rule-worker-to-redis"), { fromPort: 22, toPort: 22 }),
    },
    set("sg-rule-realtime-to-rds-proxy", "cidrIpv4", "10.0.0.0/8", "the proxy admits an address range"),
    set("sg-rds", "ingress", [{ ...inlineWorld(5432), cidrBlocks: ["10.0.0.0/8"] }], "an inline rule admits an address range"),
    extra(
      legacy,
      { type: "ingress", protocol: "tcp", fromPort: 6379, toPort: 6379, cidrBlocks: ["10.0.0.0/8"], ...inRedis },
      "a legacy rule admits an address range",
    ),
  ],
};

function moveEndpoints(plan: Parameters<Mutations[string][number]["change"]>[0]): void {
  for (const { id, type } of plan.plan.resources) {
    if (type === "aws:ec2/vpcEndpoint:VpcEndpoint" && id !== "vpc-endpoint-s3") plan.set(id, "securityGroupIds", ["sg-0123"]);
  }
}
