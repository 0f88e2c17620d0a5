/** Random small networks as plans, for tests that compare two answers about them. */
import fc from "fast-check";
import type { Plan, PlanInputs, PlanResource, PlanValue } from "../../../compiler/plan/types.ts";

const ref = (id: string): PlanValue => ({ $ref: id, path: ["id"] });
const subnetNames = ["subnet-a", "subnet-b", "subnet-c"];
const groupNames = ["sg-one", "sg-two", "sg-three"];
const tableNames = ["table-one", "table-two"];

const ipv4 = [
  "0.0.0.0/0",
  "0.0.0.0/1",
  "128.0.0.0/1",
  "8.0.0.0/8",
  "203.0.113.0/24",
  "10.0.0.0/24",
  "10.0.0.0/27",
  "10.0.0.16/28",
  "10.8.0.0/16",
  "10.0.0.5/32",
];
const ipv6 = ["::/0", "2600::/16", "2001:db8::/56", "2001:db8:0:1::/64"];

const ports = fc.constantFrom([22, 22], [80, 80], [443, 443], [0, 65535], [400, 450], [5432, 5432]);
/** The keys that a rule's protocol needs, for security groups and network ACLs. */
const traffic = (isAcl: boolean) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant({ protocol: "-1", ...(isAcl ? { fromPort: 0, toPort: 0 } : {}) }) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom("tcp", "udp", "17"), ports)
        .map(([protocol, [fromPort, toPort]]) => ({ protocol, fromPort, toPort })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom([-1, -1], [8, -1], [3, 4])
        .map(([type, code]) =>
          isAcl
            ? { protocol: "1", icmpType: type, icmpCode: code, fromPort: 0, toPort: 0 }
            : { protocol: "icmp", fromPort: type, toPort: code },
        ),
    },
    { weight: 1, arbitrary: fc.constant({ protocol: "50", ...(isAcl ? { fromPort: 0, toPort: 0 } : {}) }) },
  );

const groupRule = fc.record({
  direction: fc.constantFrom("Ingress", "Egress"),
  group: fc.constantFrom(...groupNames),
  traffic: traffic(false),
  peer: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ipv4).map((cidrIpv4): PlanInputs => ({ cidrIpv4 })) },
    { weight: 1, arbitrary: fc.constantFrom(...ipv6).map((cidrIpv6): PlanInputs => ({ cidrIpv6 })) },
    { weight: 3, arbitrary: fc.constantFrom(...groupNames).map((id): PlanInputs => ({ referencedSecurityGroupId: ref(id) })) },
    { weight: 1, arbitrary: fc.constantFrom("list", "gateway").map((id): PlanInputs => ({ prefixListId: ref(id) })) },
  ),
});

const aclRule = fc.record({
  action: fc.constantFrom("allow", "allow", "deny"),
  traffic: traffic(true),
  block: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ipv4).map((cidrBlock) => ({ cidrBlock })) },
    { weight: 1, arbitrary: fc.constantFrom(...ipv6).map((ipv6CidrBlock) => ({ ipv6CidrBlock })) },
  ),
});

const acl = fc.record({
  subnets: fc.subarray(subnetNames),
  ingress: fc.array(aclRule, { maxLength: 5 }),
  egress: fc.array(aclRule, { maxLength: 5 }),
  seed: fc.shuffledSubarray([10, 20, 30, 40, 50, 60], { minLength: 6 }),
});

const targets: readonly PlanInputs[] = [
  { gatewayId: ref("igw") },
  { gatewayId: ref("igw") },
  { natGatewayId: ref("nat") },
  { vpcPeeringConnectionId: "pcx-0a1b2c3d" },
];
const routeOf = (blocks: readonly PlanInputs[], to: readonly PlanInputs[]) =>
  fc.record({ table: fc.constantFrom(...tableNames), block: fc.constantFrom(...blocks), target: fc.constantFrom(...to) });
const route = fc.oneof(
  {
    weight: 4,
    arbitrary: routeOf(
      ["0.0.0.0/0", "0.0.0.0/1", "8.0.0.0/8", "203.0.113.0/24", "10.8.0.0/16"].map((block) => ({ destinationCidrBlock: block })),
      targets,
    ),
  },
  {
    weight: 2,
    arbitrary: routeOf(
      ["::/0", "2600::/16"].map((block) => ({ destinationIpv6CidrBlock: block })),
      [...targets, { egressOnlyGatewayId: ref("eigw") }, { egressOnlyGatewayId: ref("eigw") }],
    ),
  },
);

/** Where an endpoint is. */
const place = fc.record({
  subnets: fc.subarray(subnetNames, { minLength: 1 }),
  groups: fc.subarray(groupNames, { minLength: 1 }),
  isPublic: fc.boolean(),
  isDual: fc.boolean(),
});

const network = fc.record({
  rules: fc.array(groupRule, { minLength: 8, maxLength: 24 }),
  acls: fc.array(acl, { maxLength: 1 }),
  routes: fc.uniqueArray(route, { maxLength: 6, selector: ({ table, block }) => JSON.stringify([table, block]) }),
  tables: fc.array(fc.constantFrom(...tableNames, undefined), { minLength: 3, maxLength: 3 }),
  hasIpv6: fc.boolean(),
  listener: fc.constantFrom(80, 443),
  nat: fc.record({ subnet: fc.constantFrom(...subnetNames), isPrivate: fc.boolean() }),
  gatewayTables: fc.subarray(tableNames),
  alb: place,
  service: place,
  database: place,
  instance: place,
  endpoint: place,
});

type Shape = typeof network extends fc.Arbitrary<infer T> ? T : never;

/** A plan with every kind of endpoint. */
export const randomPlan: fc.Arbitrary<Plan> = network.map(
  (shape) =>
    ({
      resources: [...ground(shape), ...filters(shape), ...endpoints(shape)],
      outputs: {},
      data: {},
      providers: {},
      config: {},
    }) as unknown as Plan,
);

function ground({ hasIpv6, tables, routes, nat, gatewayTables }: Shape): readonly PlanResource[] {
  const subnets = subnetNames.map((id, index) =>
    resource(id, "aws:ec2/subnet:Subnet", {
      vpcId: ref("vpc"),
      cidrBlock: `10.0.0.${16 * index}/28`,
      ...(hasIpv6 ? { ipv6CidrBlock: `2001:db8:0:${index}::/64` } : {}),
    }),
  );
  return [
    resource("vpc", "aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/24", ...(hasIpv6 ? { ipv6CidrBlock: "2001:db8::/56" } : {}) }),
    resource("igw", "aws:ec2/internetGateway:InternetGateway", { vpcId: ref("vpc") }),
    resource("eigw", "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", { vpcId: ref("vpc") }),
    ...subnets,
    ...tableNames.map((id) => resource(id, "aws:ec2/routeTable:RouteTable", { vpcId: ref("vpc") })),
    ...tables.flatMap((table, index) =>
      table === undefined
        ? []
        : [
            resource(`association-${index}`, "aws:ec2/routeTableAssociation:RouteTableAssociation", {
              routeTableId: ref(table),
              subnetId: ref(subnetNames[index]!),
            }),
          ],
    ),
    ...routes.map(({ table, block, target }, index) =>
      resource(`route-${index}`, "aws:ec2/route:Route", { routeTableId: ref(table), ...block, ...target }),
    ),
    resource("nat", "aws:ec2/natGateway:NatGateway", { subnetId: ref(nat.subnet), connectivityType: nat.isPrivate ? "private" : "public" }),
    resource("gateway", "aws:ec2/vpcEndpoint:VpcEndpoint", {
      vpcEndpointType: "Gateway",
      vpcId: ref("vpc"),
      routeTableIds: gatewayTables.map(ref),
    }),
  ];
}

function filters({ rules, acls }: Shape): readonly PlanResource[] {
  const entries = (list: Shape["acls"][number]["ingress"], numbers: readonly number[]) =>
    list.map(({ action, traffic: about, block }, index) => ({ ruleNo: numbers[index]!, action, ...about, ...block }));
  return [
    ...groupNames.map((id) => resource(id, "aws:ec2/securityGroup:SecurityGroup", { vpcId: ref("vpc") })),
    resource("list", "aws:ec2/managedPrefixList:ManagedPrefixList", { entries: [{ cidr: "203.0.113.0/24" }, { cidr: "10.0.0.16/28" }] }),
    ...rules.map(({ direction, group, traffic: { protocol, ...rest }, peer }, index) =>
      resource(`rule-${index}`, `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`, {
        securityGroupId: ref(group),
        ipProtocol: protocol,
        ...(rest as PlanInputs),
        ...peer,
      }),
    ),
    ...acls.map(({ subnets, ingress, egress, seed }, index) =>
      resource(`acl-${index}`, "aws:ec2/networkAcl:NetworkAcl", {
        vpcId: ref("vpc"),
        subnetIds: subnets.map(ref),
        ingress: entries(ingress, seed),
        egress: entries(egress, seed),
      }),
    ),
  ];
}

function endpoints({ alb, service, database, instance, endpoint, listener }: Shape): readonly PlanResource[] {
  return [
    resource("alb", "aws:lb/loadBalancer:LoadBalancer", {
      internal: !alb.isPublic,
      ipAddressType: alb.isDual ? "dualstack" : "ipv4",
      subnets: alb.subnets.map(ref),
      securityGroups: alb.groups.map(ref),
    }),
    resource("listener", "aws:lb/listener:Listener", { loadBalancerArn: { $ref: "alb", path: ["arn"] }, port: listener, protocol: "HTTP" }),
    resource("service", "aws:ecs/service:Service", {
      networkConfiguration: {
        assignPublicIp: service.isPublic,
        subnets: service.subnets.map(ref),
        securityGroups: service.groups.map(ref),
      },
    }),
    resource("subnet-group", "aws:rds/subnetGroup:SubnetGroup", { subnetIds: database.subnets.map(ref) }),
    resource("database", "aws:rds/instance:Instance", {
      publiclyAccessible: database.isPublic,
      dbSubnetGroupName: { $ref: "subnet-group", path: ["name"] },
      vpcSecurityGroupIds: database.groups.map(ref),
      networkType: database.isDual ? "DUAL" : "IPV4",
    }),
    resource("instance", "aws:ec2/instance:Instance", {
      subnetId: ref(instance.subnets[0]!),
      vpcSecurityGroupIds: instance.groups.map(ref),
    }),
    ...(instance.isPublic ? [resource("address", "aws:ec2/eip:Eip", { instance: ref("instance") })] : []),
    resource("interface", "aws:ec2/vpcEndpoint:VpcEndpoint", {
      vpcEndpointType: "Interface",
      vpcId: ref("vpc"),
      ipAddressType: endpoint.isDual ? "dualstack" : "ipv4",
      subnetIds: endpoint.subnets.map(ref),
      securityGroupIds: endpoint.groups.map(ref),
    }),
  ];
}

function resource(id: string, type: string, inputs: PlanInputs): PlanResource {
  return { id, module: "extraResources", type, inputs, options: {}, from: {} };
}

export const names = ["internet", "networks", "nat", "gateway", "alb", "service", "database", "instance", "interface"];

/** One address on each side of every boundary that a network can have, so that these packets stand for all. */
export const addresses = [
  ...[
    "10.0.0.0",
    "10.0.0.5",
    "10.0.0.6",
    "10.0.0.15",
    "10.0.0.16",
    "10.0.0.31",
    "10.0.0.32",
    "10.0.0.47",
    "10.0.0.200",
    "10.0.1.1",
    "10.8.0.1",
  ],
  ...["1.1.1.1", "8.8.8.8", "127.0.0.1", "172.16.0.1", "203.0.113.9", "203.0.114.1", "230.0.0.1"],
  ...["2001:db8::1", "2001:db8:0:1::1", "2001:db8:0:2::1", "2001:db8:0:3::1", "2600::1", "2a00::1", "fc00::1"],
];

export const protocols = [1, 6, 6, 6, 17, 50, 58];
export const packetPorts = [0, 22, 80, 399, 400, 443, 450, 451, 772, 773, 2048, 2050, 5432, 65535];
