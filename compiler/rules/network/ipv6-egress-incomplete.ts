import { entriesOf } from "../../model/extras.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Finding, Rule } from "../rule.ts";

const key = "vpc.enableIpv6Egress";

const rule: Rule = {
  severity: "error",
  title: "Tasks without a way out over IPv4 need it for nothing",
  reason:
    "Fargate pulls images, reads secrets and writes logs over IPv4, also in subnets with IPv6. Without NAT that works only through interface endpoints, and only for images in ECR of the same region.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html",
  good: "{vpc: {enableIpv6Egress: true, enableIpv6: true, natGateways: 0, enableInterfaceEndpoints: true}, ecsServices: {databaseSetupImage: 412356789014.dkr.ecr.eu-central-1.amazonaws.com/ecr-public/docker/library/postgres:17.6-alpine}}",
  bad: "{vpc: {enableIpv6Egress: true, enableIpv6: true, natGateways: 0, enableInterfaceEndpoints: false}, ecsServices: {databaseSetupImage: 412356789014.dkr.ecr.eu-central-1.amazonaws.com/ecr-public/docker/library/postgres:17.6-alpine}}",

  *checkSpec(environment) {
    const { vpc } = environment.spec;
    if (!vpc.enableIpv6Egress) return;
    if (vpc.existingVpc !== undefined) {
      const help = "remove it: the routes of an existing VPC decide how its tasks reach the internet";
      yield { key, message: "the environment has an existing VPC", help, related: [{ key: "vpc.existingVpc", message: "set here" }] };
      return;
    }
    if (!vpc.enableIpv6) yield missing("vpc.enableIpv6", "tasks have no IPv6", "`enableIpv6: true`");
    else if (vpc.ipv6Scope === "vpc")
      yield missing("vpc.ipv6Scope", "IPv6 does not extend to tasks", "`ipv6Scope: subnets` or `loadBalancer`");
    if (vpc.natGateways > 0) yield missing("vpc.natGateways", "NAT gateways give tasks a way out over IPv4", "`natGateways: 0`");
    if (!vpc.enableInterfaceEndpoints)
      yield missing("vpc.enableInterfaceEndpoints", "nothing leads to AWS over IPv4", "`enableInterfaceEndpoints: true`");
    yield* images(environment);
  },
};

function missing(other: string, message: string, wanted: string): Finding {
  return { key: other, message, help: `use ${wanted}, or turn \`enableIpv6Egress\` off`, related: [{ key, message: "on" }] };
}

/** Images that the spec names. Those of the stack config are only known at deployment. */
function* images(environment: Environment): Iterable<Finding> {
  const { spec, region } = environment;
  const stated = [
    ["ecsServices.databaseSetupImage", spec.ecsServices.databaseSetupImage] as const,
    ...workloadsOf(environment).flatMap(({ extras }) =>
      entriesOf(extras.sidecars).map((each) => [`${each.key}.image`, each.value.image] as const),
    ),
  ];
  for (const [place, image] of stated) {
    if (image.includes(`.dkr.ecr.${region}.`)) continue;
    yield {
      key: place,
      message: `\`${image}\` is pulled over IPv4, which has no way out`,
      help: `use a copy in ECR of ${region}, such as that of a pull-through cache, or turn \`enableIpv6Egress\` off`,
      related: [{ key, message: "on" }],
    };
  }
}

export default rule;
