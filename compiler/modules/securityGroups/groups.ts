/** The security groups. Rules are separate resources: a group with inline rules removes them at every update. */
import { replaceableName, nameOf } from "../shared/names.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { rule } from "../../plan/builder/traced.ts";
import { hasInterfaceEndpoints, vpcId } from "../vpc/refs.ts";
import { albGroup, endpointsGroup, migrationGroup, rdsGroup, rdsProxyGroup, redisGroup, workloadGroup } from "./refs.ts";

interface Group {
  readonly handle: Handle<"aws:ec2/securityGroup:SecurityGroup">;
  /** A change replaces the group, so the text contains nothing that a spec can change. */
  readonly description: string;
  /** Spec keys without which the group would not be planned. */
  readonly from?: readonly string[];
}

/** Every security group of the environment. There is no group without a resource that uses it: an unused group invites misuse. */
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
        // The hash follows the VPC: a different VPC or CIDR block needs a new group.
        name: replaceableName(environment, "securityGroup", suffix).alsoFrom("vpc.existingVpc", "vpc.vpcCidr"),
        description: rule("security-group-described", description),
        vpcId: vpcId(environment),
        tags: { Name: nameOf(environment, "tag", suffix) },
      },
      from === undefined ? {} : { from },
    );
  });
}
