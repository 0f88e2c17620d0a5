/** Capacity limits of a spec: for each limit, the number of daily users at which the busiest hour exceeds it. */
import { maxConnections, reservedConnections } from "../aws/rds.ts";
import { readerOf, type PlanReader } from "../plan/reader.ts";
import { refersTo } from "../plan/references.ts";
import { databaseType } from "../plan/replicas.ts";
import type { Plan, PlanResource } from "../plan/types.ts";
import { list, member } from "../plan/values.ts";
import { decimal, over, sum, times, zero, type Decimal } from "../pricing/decimal.ts";
import { greatest, minus } from "../pricing/decimal.ts";
import { runningTasks, type RunningTasks } from "../pricing/tasks.ts";
import { Traffic } from "../pricing/traffic.ts";

export interface Limit {
  readonly name: string;
  /** Spec key that changes the limit. */
  readonly key: string;
  readonly capacity: Decimal;
  readonly unit: string;
  /** Demand in the busiest hour, at the plan's own number of users. */
  readonly demand: Decimal;
  /** Smallest number of daily users whose demand exceeds the capacity; undefined above one billion. */
  readonly breaksAt?: number;
}

interface Measure {
  readonly name: string;
  readonly key: string;
  readonly unit: string;
  readonly capacity: Decimal;
  readonly demand: (load: Load) => Decimal;
}

interface Load {
  readonly traffic: Traffic;
  readonly services: readonly RunningTasks[];
  readonly peak: Decimal;
}

const mostUsers = 1_000_000_000;

/** Limits with the demand at the plan's own number of users, without looking for where they break, which takes most of the time. */
export function demandsOf(plan: Plan): readonly Omit<Limit, "breaksAt">[] {
  const view = readerOf(plan, "in-service");
  const load = loadAt(view, Number(plan.usage["dailyActiveUsers"]));
  return measuresOf(view).map(({ demand, ...rest }) => ({ ...rest, demand: demand(load) }));
}

function measuresOf(view: PlanReader): readonly Measure[] {
  return [...taskLimits(view), ...databaseLimit(view), ...addressLimit(view), ...natLimit(view)];
}

/** Limits, sorted by the number of users at which they break. */
export function limitsOf(plan: Plan): readonly Limit[] {
  const view = readerOf(plan, "in-service");
  const users = Number(plan.usage["dailyActiveUsers"]);
  return measuresOf(view)
    .map(({ demand, ...rest }) => {
      const at = (count: number) => demand(loadAt(view, count));
      const breaksAt = firstAbove((count) => at(count) > rest.capacity);
      return { ...rest, demand: at(users), ...(breaksAt === undefined ? {} : { breaksAt }) };
    })
    .sort((a, b) => (a.breaksAt ?? Infinity) - (b.breaksAt ?? Infinity) || (a.name < b.name ? -1 : 1));
}

function loadAt(view: PlanReader, users: number): Load {
  const traffic = new Traffic({ ...view.plan.usage, dailyActiveUsers: users });
  const services = view.ofType("aws:ecs/service:Service").map((service) => runningTasks(view, traffic, service));
  return { traffic, services, peak: traffic.of("peakFactor") };
}

/** The first number that breaks a limit, by binary search: demand never falls as users grow. */
function firstAbove(breaks: (users: number) => boolean): number | undefined {
  if (!breaks(mostUsers)) return undefined;
  let [holds, broken] = [0, mostUsers];
  while (broken - holds > 1) {
    const middle = Math.floor((holds + broken) / 2);
    if (breaks(middle)) broken = middle;
    else holds = middle;
  }
  return broken;
}

/** Tasks needed in the busiest hour, or the desired count if that is larger. Ignores the maximum of autoscaling. */
function tasksAt({ peak }: Load, service: RunningTasks): Decimal {
  return greatest(service.desired, service.needed(peak));
}

function taskLimits(view: PlanReader): readonly Measure[] {
  return loadAt(view, 0).services.map(({ service, most }, index) => ({
    name: `tasks of ${service.id.replace(/^ecs-service-/, "")}`,
    key: keyOf(view, service),
    unit: "tasks",
    capacity: most,
    demand: (load) => tasksAt(load, load.services[index]!),
  }));
}

function keyOf(view: PlanReader, service: PlanResource): string {
  const scaling = view.ofType("aws:appautoscaling/target:Target").find(({ inputs }) => refersTo(inputs["resourceId"], service.id));
  return (scaling ?? service).from[scaling === undefined ? "desiredCount" : "maxCapacity"]?.[0] ?? "";
}

function databaseLimit(view: PlanReader): readonly Measure[] {
  const primary = view.ofType(databaseType).find(({ inputs }) => inputs["replicateSourceDb"] === undefined);
  const most = maxConnections((primary && view.text(primary, "instanceClass")) ?? "");
  if (most === undefined) return [];
  const [group] = view.ofType("aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup");
  const pool = group === undefined ? undefined : (view.known(group.inputs["connectionPoolConfig"]) as { maxConnectionsPercent?: number });
  const share = over(decimal(pool?.maxConnectionsPercent ?? 100), decimal(100));
  return [
    {
      name: "database connections",
      key: "rds.rdsInstanceClass",
      unit: "connections",
      capacity: minus(times(decimal(most), share), decimal(reservedConnections)),
      demand: (load) => load.services.reduce((total, service) => sum(total, times(tasksAt(load, service), poolOf(view, service))), zero),
    },
  ];
}

interface Container {
  readonly environment?: readonly { readonly name: string; readonly value?: unknown }[];
}

/** Connections per task, from the task's environment variables. */
function poolOf(view: PlanReader, { task }: RunningTasks): Decimal {
  const containers = (task === undefined ? [] : view.knownDocument(task.inputs["containerDefinitions"])) as
    readonly Container[] | undefined;
  const size = containers?.[0]?.environment?.find(({ name }) => name === "DB_POOL_SIZE")?.value;
  return decimal(typeof size === "string" ? size : "0");
}

/** AWS reserves five addresses in every subnet. */
const addressesOfAws = 5;

function addressLimit(view: PlanReader): readonly Measure[] {
  const [service] = view.ofType("aws:ecs/service:Service");
  const blocks = list(member(service?.inputs["networkConfiguration"], "subnets"))
    .map((subnet) => view.target(subnet))
    .map((subnet) => (subnet && view.text(subnet, "cidrBlock")) ?? "");
  if (blocks.length === 0 || blocks.some((block) => block === "")) return [];
  const usable = blocks.reduce((total, block) => total + 2 ** (32 - Number(block.split("/")[1])) - addressesOfAws, 0);
  const endpoints = view
    .ofType("aws:ec2/vpcEndpoint:VpcEndpoint")
    .reduce((total, endpoint) => total + view.list(endpoint, "subnetIds").length, 0);
  return [
    {
      name: "subnet addresses",
      key: "vpc.vpcCidr",
      unit: "addresses",
      capacity: decimal(usable),
      // During a deployment, new tasks run next to the old ones.
      demand: (load) =>
        load.services.reduce(
          (total, each) =>
            sum(total, times(tasksAt(load, each), over(decimal(view.number(each.service, "deploymentMaximumPercent", 200)), decimal(100)))),
          decimal(endpoints),
        ),
    },
  ];
}

/** A NAT gateway starts at 5 Gbit/s and scales to 100 Gbit/s (Amazon VPC User Guide, "NAT gateway basics"). */
const natGigabits = 100;

function natLimit(view: PlanReader): readonly Measure[] {
  const gateways = view.ofType("aws:ec2/natGateway:NatGateway").length;
  if (gateways === 0) return [];
  const endpoints = view
    .ofType("aws:ec2/vpcEndpoint:VpcEndpoint")
    .some((endpoint) => view.text(endpoint, "vpcEndpointType") === "Interface");
  return [
    {
      name: "NAT throughput",
      key: "vpc.natGateways",
      unit: "Gbit/s",
      capacity: decimal(gateways * natGigabits),
      demand: ({ traffic, peak }) => {
        const toAws = endpoints ? zero : traffic.perThousandUsers("awsGigabytesPerThousandUsers");
        const gigabytes = sum(traffic.perThousandUsers("internetGigabytesPerThousandUsers"), toAws);
        const seconds = times(traffic.of("activeDaysPerMonth"), decimal(86_400));
        return over(times(gigabytes, decimal(8), peak), seconds);
      },
    },
  ];
}
