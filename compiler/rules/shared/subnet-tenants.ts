/** What takes addresses in a subnet of each tier, at the peak of a rollout of everything. */
import type { Tier } from "../../aws/subnet-plan.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { rollingTasks } from "./workload-sums.ts";

export interface Tenant {
  /** `up to 91 tasks in 2 zones`. */
  readonly what: string;
  /** In one subnet. */
  readonly addresses: number;
  /** Keys that decide how many. */
  readonly keys: readonly { readonly key: string; readonly message: string }[];
}

/** Of a load balancer, in each of its subnets (aws-constraints B2). */
const loadBalancerAddresses = 8;
/** Endpoints for ECR (two), logs, secrets, queues and metrics; one more for ECS Exec. */
const endpoints = 6;
/** What a proxy takes in a subnet while it scales; more for large classes, which nobody puts into a small subnet. */
const proxyAddresses = 3;

/** Those with at least one address. An existing VPC is somebody else's to count. */
export function tenantsOf(environment: Environment, tier: Tier): readonly Tenant[] {
  const { natGateways } = environment.spec.vpc;
  const tasksTier = natGateways === 0 ? "public" : "private";
  const tasks = tier === tasksTier ? [taskTenant(environment)] : [];
  const others = { public: publicTenants, private: privateTenants, data: dataTenants }[tier](environment);
  return [...tasks, ...others].filter(({ addresses }) => addresses > 0);
}

/** Tasks of all workloads, one that migrates, and those that a schedule starts. */
function taskTenant(environment: Environment): Tenant {
  const zones = environment.spec.vpc.availabilityZones.length;
  const workloads = workloadsOf(environment);
  const scheduled = workloads.reduce((sum, { extras }) => sum + Object.keys(extras.scheduledTasks.value).length, 0);
  const total = workloads.reduce((sum, workload) => sum + rollingTasks(workload, "maxCount"), 1 + scheduled);
  const each = workloads.map((workload) => `${rollingTasks(workload, "maxCount")} ${workload.name}`).join(", ");
  return {
    what: `up to ${total} tasks in ${zones} zones (${each} while all roll)`,
    addresses: Math.ceil(total / zones),
    keys: workloads.flatMap(({ name, maxCount, maxPercent }) => [
      ...maxCount.from.map((key) => ({ key, message: `at most ${maxCount.value} ${name} tasks` })),
      ...maxPercent.from.map((key) => ({ key, message: `${maxPercent.value} % of them in a rollout` })),
    ]),
  };
}

function publicTenants({ spec: { vpc } }: Environment): readonly Tenant[] {
  return [
    { what: "the load balancer", addresses: loadBalancerAddresses, keys: [] },
    {
      what: "a NAT gateway",
      addresses: vpc.natGateways > 0 ? 1 : 0,
      keys: [{ key: "vpc.natGateways", message: `${vpc.natGateways} gateways` }],
    },
  ];
}

function privateTenants({ spec: { vpc, ecsServices } }: Environment): readonly Tenant[] {
  const count = vpc.enableInterfaceEndpoints ? endpoints + (ecsServices.enableExecuteCommand ? 1 : 0) : 0;
  return [
    { what: "interface endpoints", addresses: count, keys: [{ key: "vpc.enableInterfaceEndpoints", message: `${count} endpoints` }] },
  ];
}

function dataTenants({ spec: { rds, redis, vpc } }: Environment): readonly Tenant[] {
  const zones = vpc.availabilityZones.length;
  const nodes = redis.enableRedisSplit ? (redis.redisAdapterReplicas ?? 0) + (redis.redisStateReplicas ?? 0) + 2 : redis.redisNumCacheNodes;
  return [
    // A replacement stands beside its predecessor for a while.
    { what: "database and replica", addresses: 2 + (rds.enableRdsReadReplica ? 1 : 0), keys: [] },
    { what: "the proxy", addresses: rds.enableRdsProxy ? proxyAddresses : 0, keys: [{ key: "rds.enableRdsProxy", message: "the proxy" }] },
    { what: `${nodes} Redis nodes in ${zones} zones`, addresses: Math.ceil(nodes / zones), keys: [] },
  ];
}
