/** VPC and security groups (security-rules 1.1, 1.2). */
import egressRestricted from "../../../../../compiler/rules/security-groups/egress-restricted.ts";
import { isForOwnAccount } from "../../../../../compiler/rules/shared/principals.ts";
import { isEverybody } from "../../../../../compiler/rules/shared/statements.ts";
import { openSubnetOf } from "../../../../../compiler/rules/shared/subnets.ts";
import { isRecord, list } from "../../../../../compiler/plan/values.ts";
import type { PolicyView } from "../../../../../compiler/rules/shared/view.ts";
import { every, linked, plan, spec, type ProdRows } from "./row.ts";

const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
const interfaces = ["ecr.api", "ecr.dkr", "logs", "monitoring", "secretsmanager", "sqs"];
const aclRule = "aws:ec2/networkAclRule:NetworkAclRule";

function endpoints(view: PolicyView, kind: string): readonly string[] {
  return view
    .ofType(endpointType)
    .filter(({ inputs }) => inputs["vpcEndpointType"] === kind)
    .map(({ inputs }) => String(inputs["serviceName"]).replace(/^com\.amazonaws\.[^.]+\./, ""));
}

/** Every endpoint has a policy that serves this account's principals, or reaches nothing but AWS's own buckets. */
function endpointsServeThisAccount(view: PolicyView): boolean {
  return every(view, endpointType, ({ id }) => {
    const statements = view.statements().filter(({ resource }) => resource.id === id);
    return (
      statements.length > 0 &&
      statements.every((each) => !isEverybody(each.principal) || isForOwnAccount(view, each.condition) || !each.resources.includes("*"))
    );
  });
}

function opensNoAdministrationPort(view: PolicyView): boolean {
  const rules = [...view.ofType("aws:ec2/networkAcl:NetworkAcl"), ...view.ofType("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl")].flatMap(
    ({ inputs }) => list(inputs["ingress"]).filter(isRecord),
  );
  const alone = view.ofType(aclRule).map(({ inputs }) => inputs);
  return ![...rules, ...alone].some(
    (rule) => (rule["cidrBlock"] === "0.0.0.0/0" || rule["ipv6CidrBlock"] === "::/0") && (rule["action"] ?? rule["ruleAction"]) === "allow",
  );
}

/** The network that a service's tasks stand in. */
function taskSubnets(view: PolicyView, passes: (subnets: readonly unknown[]) => boolean): boolean {
  return every(view, "aws:ecs/service:Service", ({ inputs }) => {
    const network = inputs["networkConfiguration"];
    const subnets = isRecord(network) ? network["subnets"] : undefined;
    return openSubnetOf(view, subnets) === undefined && passes(list(subnets));
  });
}

export const networkRows: ProdRows = {
  "routes-to-planned-gateways": {
    holds: (view) =>
      every(view, "aws:ec2/route:Route", ({ inputs }) =>
        ["vpcPeeringConnectionId", "transitGatewayId"].every((property) => inputs[property] === undefined),
      ),
    loses: { "a network is peered": plan((each) => each.set("vpc-private-default-route-a", "vpcPeeringConnectionId", "pcx-1")) },
  },
  "vpc-flow-logs": {
    holds: (view) => {
      const logged = linked(view, "aws:ec2/flowLog:FlowLog", "vpcId");
      return (
        every(view, "aws:ec2/vpc:Vpc", ({ id }) => logged.has(id)) &&
        every(view, "aws:ec2/flowLog:FlowLog", ({ inputs }) => inputs["trafficType"] === "ALL")
      );
    },
    loses: {
      "rejected flows alone": spec({ vpc: { flowLogTraffic: "REJECT" } }),
      "no flow log": plan((each) => each.remove("vpc-flow-log")),
    },
  },
  "workloads-in-private-subnets": {
    holds: (view) => taskSubnets(view, (subnets) => new Set(subnets.map((each) => JSON.stringify(each))).size >= 2),
    loses: {
      "no NAT": spec({ vpc: { natGateways: 0 } }),
      "one subnet": plan((each) => each.set("ecs-service-api", "networkConfiguration.subnets", [{ $ref: "vpc-private-a", path: ["id"] }])),
    },
  },
  "network-acl-blocks-admin-ports": {
    holds: opensNoAdministrationPort,
    loses: {
      "an ACL admits everything": plan((each) => each.add("acl", aclRule, { cidrBlock: "0.0.0.0/0", protocol: "-1", ruleAction: "allow" })),
    },
  },
  "interface-vpc-endpoints": {
    holds: (view) => interfaces.every((name) => endpoints(view, "Interface").includes(name)) && endpoints(view, "Gateway").includes("s3"),
    loses: {
      "no endpoints": spec({ vpc: { enableInterfaceEndpoints: false } }),
      "one is missing": plan((each) => each.remove("vpc-endpoint-sqs")),
      "S3's is missing": plan((each) => each.remove("vpc-endpoint-s3")),
    },
  },
  "endpoint-policy-own-account": {
    holds: endpointsServeThisAccount,
    loses: {
      "one has AWS's default policy": plan((each) => each.set("vpc-endpoint-logs", "policy", undefined)),
      "one serves every account": plan((each) => each.set("vpc-endpoint-sqs", "policy.$json.Statement.0.Condition", undefined)),
    },
  },
  "egress-restricted": {
    holds: (view) => [...egressRestricted.checkPlan!(view)].length === 0,
    loses: { "tasks may call every port": plan((each) => each.set("sg-rule-api-to-internet-egress", "ipProtocol", "-1")) },
  },
  "task-no-public-ip": {
    holds: (view) =>
      every(view, "aws:ecs/service:Service", ({ inputs }) => {
        const network = inputs["networkConfiguration"];
        return isRecord(network) && network["assignPublicIp"] === false;
      }),
    loses: {
      "no NAT": spec({ vpc: { natGateways: 0 } }),
      "AWS's default": plan((each) => each.set("ecs-service-worker", "networkConfiguration.assignPublicIp", undefined)),
    },
  },
};
