/** Cost of the load balancer: hours, capacity units, public addresses, access logs and data transfer to the internet. */
import type { PlanResource } from "../../plan/types.ts";
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { decimal, over, times, type Decimal } from "../../pricing/decimal.ts";
import { lines, type CostLine } from "../../pricing/line.ts";
import { refersTo } from "../../plan/references.ts";

export function cost(context: CostContext): readonly CostLine[] {
  return linesOfAll(context, "aws:lb/loadBalancer:LoadBalancer", (balancer) => [
    ...hourLines(context, balancer),
    ...logStorageLines(context, balancer),
    ...lines(balancer, {
      item: "traffic to the internet",
      kind: "usage",
      quantity: context.traffic.outboundGb,
      price: context.price("data_transfer", "internet_egress", "GB"),
      allowance: "egress",
    }),
  ]);
}

function hourLines(context: CostContext, balancer: PlanResource): readonly CostLine[] {
  const zones = decimal(context.plan.list(balancer, "subnets").length);
  const { units, dimension } = capacityUnits(context);
  return [
    ...lines(balancer, {
      item: "load balancer hours",
      kind: "fixed",
      quantity: context.hours,
      price: context.price("alb", "hour", "hour"),
    }),
    ...lines(balancer, {
      item: `load balancer capacity (${dimension})`,
      kind: "usage",
      quantity: times(units, context.hours),
      price: context.price("alb", "lcu_hour", "LCU-hour"),
    }),
    ...(context.plan.known(balancer.inputs["internal"]) === true
      ? []
      : lines(balancer, {
          item: "public IPv4 addresses",
          kind: "fixed",
          key: "vpc.availabilityZones",
          quantity: times(zones, context.hours),
          price: context.price("vpc", "public_ipv4_hour", "hour"),
        })),
  ];
}

/**
 * Average load balancer capacity units (LCU): the largest of 25 new connections per second, 3,000 active connections, and 1 GB per hour.
 * The fourth dimension, 1,000 rule evaluations per second, is ignored: the first ten rules are free, and the plan has fewer.
 */
function capacityUnits({ traffic, hours }: CostContext): { readonly units: Decimal; readonly dimension: string } {
  const dimensions = [
    { dimension: "new connections", units: over(traffic.perSecond("connectionsPerUser"), decimal(25)) },
    { dimension: "open connections", units: over(traffic.online, decimal(3000)) },
    { dimension: "traffic", units: over(traffic.loadBalancerGb, hours) },
  ];
  return dimensions.reduce((best, each) => (each.units > best.units ? each : best));
}

/** Each load balancer node publishes a log file every five minutes. */
const filesPerHour = 12;

function logStorageLines(context: CostContext, balancer: PlanResource): readonly CostLine[] {
  const { plan, traffic, hours } = context;
  const logs = balancer.inputs["accessLogs"] as { readonly bucket?: never; readonly enabled?: never } | undefined;
  const bucket = plan.target(logs?.bucket);
  if (bucket === undefined || plan.known(logs?.enabled) !== true) return [];
  const gigabytes = traffic.gigabytes(traffic.requests, traffic.of("accessLogKilobytesPerRequest"));
  const zones = decimal(plan.list(balancer, "subnets").length);
  return [
    ...lines(bucket, {
      item: "access log storage",
      kind: "usage",
      key: "alb.albAccessLogRetentionDays",
      quantity: times(gigabytes, over(decimal(daysKept(context, bucket)), context.days)),
      price: context.price("s3", "standard_gb_month", "GB-month"),
    }),
    ...lines(bucket, {
      item: "access log files",
      kind: "fixed",
      key: "alb.enableAlbAccessLogs",
      quantity: times(zones, hours, decimal(filesPerHour)),
      price: context.price("s3", "put_request", "request"),
    }),
  ];
}

interface LifecycleRule {
  readonly expiration?: { readonly days?: number };
}

/** Retention in days; ten years when no lifecycle rule expires objects. */
function daysKept({ plan }: CostContext, bucket: PlanResource): number {
  const lifecycle = plan
    .ofType("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration")
    .find((each) => refersTo(each.inputs["bucket"], bucket.id));
  const rules = (lifecycle === undefined ? [] : plan.known(lifecycle.inputs["rules"])) as readonly LifecycleRule[] | undefined;
  const days = (rules ?? []).flatMap(({ expiration }) => expiration?.days ?? []);
  return days.length === 0 ? 3653 : Math.min(...days);
}
