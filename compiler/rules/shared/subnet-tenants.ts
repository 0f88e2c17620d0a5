/** IP addresses in use per subnet tier while all services are replaced at the same time. */
import type { Tier } from "../../aws/subnet-plan.ts";
import { mostCount } from "../../model/scheduled-capacity.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { at, rollingTasks } from "./workload-sums.ts";

export interface Tenant {
  /** `up to 91 tasks in 2 zones`. */
  readonly what: string;
  /** Number of addresses in each subnet. */
  readonly addresses: number;
  /** Keys that determine the number. */
  readonly keys: readonly { readonly key: string; readonly message: string }[];
}

/** An Application Load Balancer needs 8 free addresses in each of its subnets. */
const loadBalancerAddresses = 8;
/** Endpoints for ECR (two), logs, secrets, queues and metrics. ECS Exec needs one more. */
const endpoints = 6;
/** Addresses of a proxy in each subnet while it scales. Large instance classes need more, but not in a small subnet. */
const proxyAddresses = 3;

/** Tenants with at least one address. The tenants of an existing VPC are unknown. */
export function tenantsOf(environment: Environment, tier: Tier): readonly Tenant[] {
  const { natGateways, enableIpv6Egress } = environment.spec.vpc;
  const tasksTier = natGateways === 0 && !enableIpv6Egress ? "public" : "private";
  const tasks = tier === tasksTier ? [taskTenant(environment)] : [];
  const others = { public: publicTenants, private: privateTenants, data: dataTenants }[tier](environment);
  return [...tasks, ...others].filter(({ addresses }) => addresses > 0);
}

/** Tasks of all workloads, the migration task, and scheduled tasks. */
function taskTenant(environment: Environment): Tenant {
  const zones = environment.spec.vpc.availabilityZones.length;
  const workloads = workloadsOf(environment);
  const scheduled = workloads.reduce((sum, { extras }) => sum + Object.keys(extras.scheduledTasks.value).length, 0);
  const total = workloads.reduce((sum, workload) => sum + rollingTasks(workload, "most"), 1 + scheduled);
  const each = workloads.map((workload) => `${rollingTasks(workload, "most")} ${workload.name}`).join(", ");
  return {
    what: `up to ${total} tasks in ${zones} zones (${each} while all are replaced)`,
    addresses: Math.ceil(total / zones),
    keys: workloads.flatMap((workload) => [
      ...at(mostCount(workload).from[0], `at most ${mostCount(workload).value} ${workload.name} tasks`),
      ...at(workload.maxPercent.from[0], `${workload.maxPercent.value} % of them during a deployment`),
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
    // During a replacement, the old and the new instance exist side by side.
    { what: "database and replica", addresses: 2 + (rds.enableRdsReadReplica ? 1 : 0), keys: [] },
    { what: "the proxy", addresses: rds.enableRdsProxy ? proxyAddresses : 0, keys: [{ key: "rds.enableRdsProxy", message: "the proxy" }] },
    { what: `${nodes} Redis nodes in ${zones} zones`, addresses: Math.ceil(nodes / zones), keys: [] },
  ];
}
