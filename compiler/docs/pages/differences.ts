/**
 * Differences between this project and its original design, with reasons. A difference in the plan is listed only while the plan has it.
 */
import type { ModuleEdge } from "../diagrams/modules.ts";
import { mainEnvironment, type DocInput } from "../input.ts";

export interface Difference {
  /** The statement of the original design that does not hold. */
  readonly claim: string;
  readonly reason: string;
}

/** Dependencies of the original design that a plan may lack, `from → to` by section. */
const missing: readonly { readonly from: string; readonly to: string; readonly claim: string; readonly reason: string }[] = [
  {
    from: "vpc",
    to: "ecsCluster",
    claim: "VPC → ECS Cluster.",
    reason: "A Fargate cluster is not part of a network: services specify subnets, the cluster does not.",
  },
  {
    from: "ecr",
    to: "ecsServices",
    claim: "ECR → ECS Services.",
    reason:
      "Images are stack config that CI sets after the push, so a release does not change the plan; the roles that pull them refer to the repositories.",
  },
  {
    from: "ecr",
    to: "ecsWorkers",
    claim: "ECR → Workers.",
    reason: "Same as for the services.",
  },
  {
    from: "ecsServices",
    to: "observability",
    claim: "ECS Services → Observability.",
    reason:
      "The dependency is reversed: a service refers to the alarm that rolls it back, so alarms refer to services by name and do not depend on them.",
  },
  {
    from: "ecsWorkers",
    to: "observability",
    claim: "Workers → Observability.",
    reason: "Same as for the services.",
  },
];

/** The differences of the plan that the diagrams show, then the conceptual ones. */
export function differencesFromDesign(edges: readonly ModuleEdge[], input: DocInput): readonly Difference[] {
  const lacks = missing.filter(({ from, to }) => !edges.some((edge) => edge.from === from && edge.to === to));
  const { plan } = mainEnvironment(input);
  const proxied = plan.resources.some(({ type }) => type === "aws:rds/proxy:Proxy");
  return [
    ...lacks.map(({ claim, reason }) => ({ claim, reason })),
    ...(proxied
      ? [
          {
            claim: "API, Realtime and Workers → RDS.",
            reason:
              "With the proxy enabled, they connect to the proxy, which connects to the database; reads go directly to a replica, if there is one.",
          },
        ]
      : []),
    ...principles,
  ];
}

const principles: readonly Difference[] = [
  {
    claim: "Files under `src/`.",
    reason:
      "A module is a folder under `compiler/modules/`. It computes part of a plan and calls no AWS or Pulumi API; one generic program registers the resources of the plan. Workers have a module of their own.",
  },
  {
    claim: "Cost: ~$75, ~$580 and ~$1,840 a month.",
    reason:
      "These are sums of rounded prices of another region, without public addresses, data transfer, Bot Control's subscription and Container Insights. Costs here are computed from each plan, the region's prices and the expected usage.",
  },
  {
    claim: "`cache.m6g.medium`.",
    reason: "This node type does not exist in any region. prod-100k uses `cache.m6g.large`.",
  },
];
