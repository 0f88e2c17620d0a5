/** The groups themselves. Rules are resources of their own: a group with inline rules would remove them at every update. */
import { replaceableName, nameOf } from "../shared/names.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { rule } from "../../plan/builder/traced.ts";
import { hasInterfaceEndpoints, vpcId } from "../vpc/refs.ts";
import { albGroup, endpointsGroup, migrationGroup, rdsGroup, rdsProxyGroup, redisGroup, workloadGroup } from "./refs.ts";

interface Group {
  readonly handle: Handle<"aws:ec2/securityGroup:SecurityGroup">;
  /** A change replaces the group, so it says nothing that a spec can change. */
  readonly description: string;
  /** Keys without which the group would not be there. */
  readonly from?: readonly string[];
}

/** Every group of the environment. Each stands on something: a group for nothing is a door that somebody will use (security-rules G5). */
function groupsOf(environment: Environment): readonly Group[] {
  const workloads = workloadsOf(environment);
  return [
    { handle: albGroup, description: "Load balancer, the only group that is open to the internet" },
    ...workloads.map((workload) => ({
      handle: workloadGroup(workload),
      description: `Tasks of ${workload.name}`,
      ...(workload.entry === undefined ? {} : { from: [workload.entry] }),
    })),
    { handle: migrationGroup, description: "Run-once tasks that change the database" },
    { handle: rdsGroup, description: "Database and its replica" },
    { handle: redisGroup, description: "Redis clusters" },
    ...(environment.spec.rds.enableRdsProxy
      ? [{ handle: rdsProxyGroup, description: "Database proxy", from: ["environment", "rds.enableRdsProxy"] }]
      : []),
    ...(hasInterfaceEndpoints(environment)
      ? [
          {
            handle: endpointsGroup,
            description: "Interface endpoints of AWS services",
            from: ["environment", "vpc.enableInterfaceEndpoints", "vpc.existingVpc"],
          },
        ]
      : []),
  ];
}

export function lowerGroups(environment: Environment): readonly Draft[] {
  return groupsOf(environment).map(({ handle, description, from }) => {
    const suffix = handle.logicalId.slice("sg-".length);
    return resource(
      handle,
      {
        // Its hash follows the VPC: another one, or another block, makes another group.
        name: replaceableName(environment, "securityGroup", suffix).alsoFrom("vpc.existingVpc", "vpc.vpcCidr"),
        description: rule("security-group-described", description),
        vpcId: vpcId(environment),
        tags: { Name: nameOf(environment, "tag", suffix) },
      },
      from === undefined ? {} : { from },
    );
  });
}
