/** Limits on the lists of one resource, and on how many of a kind an account or a network has. */
import { actionPlaces } from "../../../aws/elb.ts";
import { greatestCapacity } from "../../../aws/waf.ts";
import { isHandWritten } from "../../../plan/hand-written.ts";
import { isList, isRecord, list, records, valueAt } from "../../../plan/values.ts";
import type { PolicyView } from "../view.ts";
import { capacityOf } from "../waf-capacity.ts";
import { counted, countedBy, type Limit, type Sum } from "./limit.ts";

const rds = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html";
const service = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html";
const endpoints = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html";
const capacity = "https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html";
const waf = "https://docs.aws.amazon.com/waf/latest/developerguide/limits.html";
const tables = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html";
const vpc = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";

export const entryLimits: readonly Limit[] = [
  {
    what: "subnets of a DB subnet group",
    most: 20,
    source: rds,
    sums: lengthAt("aws:rds/subnetGroup:SubnetGroup", "subnetIds"),
  },
  {
    what: "subnets of a service",
    most: 16,
    source: service,
    sums: lengthAt("aws:ecs/service:Service", "networkConfiguration.subnets"),
  },
  {
    what: "security groups of a service",
    most: 5,
    source: service,
    sums: lengthAt("aws:ecs/service:Service", "networkConfiguration.securityGroups"),
  },
  {
    what: "values of a record",
    most: 400,
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html",
    sums: lengthAt("aws:route53/record:Record", "records"),
  },
  {
    what: "domain names of a certificate",
    most: 10,
    quota: "Domain names per ACM certificate",
    source: "https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html",
    *sums(view) {
      // certificate-too-many-names counts the hosts of services.
      for (const { id, inputs } of view.ofType("aws:acm/certificate:Certificate").filter(isHandWritten)) {
        const names = new Set([inputs["domainName"], ...list(inputs["subjectAlternativeNames"])]);
        yield { resource: id, property: "subjectAlternativeNames", value: names.size };
      }
    },
  },
  {
    what: "rate-based rules of a web ACL",
    most: 10,
    quota: "Maximum rate-based statements per web ACL",
    source: waf,
    *sums(view) {
      for (const { id, inputs } of view.ofType("aws:wafv2/webAcl:WebAcl")) {
        const limited = list(inputs["rules"]).filter((rule) => isRecord(valueAt(rule, "statement.rateBasedStatement")));
        yield { resource: id, property: "rules", value: limited.length };
      }
    },
  },
  {
    what: "capacity units of a web ACL",
    most: greatestCapacity,
    source: capacity,
    *sums(view) {
      for (const acl of view.ofType("aws:wafv2/webAcl:WebAcl"))
        yield { resource: acl.id, property: "rules", value: capacityOf(view, acl).units };
    },
  },
  {
    what: "capacity units of a rule group",
    most: greatestCapacity,
    source: capacity,
    *sums(view) {
      for (const group of view.ofType("aws:wafv2/ruleGroup:RuleGroup"))
        yield { resource: group.id, property: "capacity", value: view.number(group, "capacity", 0) };
    },
  },
  {
    what: "target groups of an action",
    most: 5,
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html",
    *sums(view) {
      for (const [type, property] of actionPlaces)
        for (const { id, inputs } of view.ofType(type))
          for (const action of list(inputs[property]))
            yield { resource: id, property, value: list(valueAt(action, "forward.targetGroups")).length };
    },
  },
  {
    what: "target groups of a service",
    most: 5,
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
    sums: lengthAt("aws:ecs/service:Service", "loadBalancers"),
  },
  {
    what: "interface endpoints of a VPC",
    most: 50,
    quota: "Interface VPC endpoints per VPC",
    source: endpoints,
    *sums(view) {
      const found = view.ofType("aws:ec2/vpcEndpoint:VpcEndpoint").filter(({ inputs }) => inputs["vpcEndpointType"] === "Interface");
      const last = found.at(-1);
      if (last !== undefined) yield { resource: last.id, property: "vpcEndpointType", value: found.length };
    },
  },
  {
    what: "NAT gateways of a subnet, and so of its zone",
    most: 5,
    quota: "NAT gateways per Availability Zone",
    source: vpc,
    sums: countedBy("aws:ec2/natGateway:NatGateway", "subnetId"),
  },
  {
    what: "event subscriptions",
    most: 20,
    quota: "Event subscriptions",
    source: rds,
    sums: counted("aws:rds/eventSubscription:EventSubscription"),
  },
  { what: "DB parameter groups", most: 50, quota: "Parameter groups", source: rds, sums: counted("aws:rds/parameterGroup:ParameterGroup") },
  {
    what: "event rules",
    most: 300,
    quota: "Rules",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html",
    sums: counted("aws:cloudwatch/eventRule:EventRule"),
  },
  {
    what: "expressions of a regex pattern set",
    most: 10,
    source: waf,
    sums: lengthAt("aws:wafv2/regexPatternSet:RegexPatternSet", "regularExpressions"),
  },
  {
    what: "global secondary indexes of a table",
    most: 20,
    quota: "Global Secondary Indexes per table",
    source: tables,
    sums: lengthAt("aws:dynamodb/table:Table", "globalSecondaryIndexes"),
  },
  {
    what: "local secondary indexes of a table",
    most: 5,
    source: tables,
    sums: lengthAt("aws:dynamodb/table:Table", "localSecondaryIndexes"),
  },
  ...(["ingress", "egress"] as const).map((direction) => ({
    what: `${direction} rules inside a network ACL`,
    most: 20,
    quota: "Rules per network ACL",
    source: vpc,
    sums: lengthAt("aws:ec2/networkAcl:NetworkAcl", direction),
  })),
  {
    what: "bytes of a custom response",
    most: 4096,
    source: waf,
    *sums(view) {
      for (const { id, inputs } of view.ofType("aws:wafv2/webAcl:WebAcl"))
        for (const { content } of records(inputs["customResponseBodies"]))
          yield { resource: id, property: "customResponseBodies", value: Buffer.byteLength(String(view.known(content) ?? "")) };
    },
  },
  {
    what: "log resource policies",
    most: 10,
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html",
    sums: counted("aws:cloudwatch/logResourcePolicy:LogResourcePolicy"),
  },
];

/** The length of a list at a place of the inputs. */
function lengthAt(type: string, path: string): Limit["sums"] {
  return function* (view: PolicyView): Iterable<Sum> {
    for (const { id, inputs } of view.ofType(type)) {
      const value = valueAt(inputs, path);
      if (isList(value)) yield { resource: id, property: path.split(".")[0]!, value: value.length };
    }
  };
}
