import { days, hours, kept, logGb, volumes, type Calculation, type Retention } from "./usage.ts";

/** spec/prod.yaml, 10,000 users. */
export function prod(retention: Retention): Calculation {
  const use = volumes(10_000);
  const task = (service: string, tasks: number, vcpu: number, gb: number) => ({
    [`${service} | Fargate vCPU`]: tasks * vcpu * hours * 0.04656,
    [`${service} | Fargate memory`]: tasks * gb * hours * 0.00511,
  });
  const queue = (use.jobs * 2.5) / 2 + (1 * hours * 3600) / 20;
  const log = (group: string, gb: number) => ({
    [`${group} | log ingestion`]: gb * logGb,
    [`${group} | log storage`]: kept(gb, retention(group)),
  });
  const nat = (zone: string) => ({
    [`vpc-nat-${zone} | NAT gateway hours`]: hours * 0.052,
    // 2 GB per thousand users, shared by two gateways.
    [`vpc-nat-${zone} | NAT gateway traffic`]: ((10 * 2) / 2) * 0.052,
    [`vpc-nat-address-${zone} | public IPv4 addresses`]: hours * 0.005,
  });
  return {
    ...nat("a"),
    ...nat("b"),
    ...log("vpc-flow-logs", use.flowLog),
    "vpc-flow-logs | log ingestion, free": -5 * logGb,
    // Multi-AZ has its own price.
    "rds-instance | database instance hours": hours * 0.168,
    "rds-instance | database storage": 50 * 0.274,
    "rds-instance | database backups": 50 * 0.6 * (1 + 7 * 0.02) * 0.103,
    "rds-instance | database backups, free": -50 * 0.6 * (1 + 7 * 0.02) * 0.103,
    "rds-instance | enhanced monitoring": (((hours * 3600) / 60) * 70 * logGb) / 1e6,
    "rds-proxy | database proxy hours": 2 * hours * 0.018,
    "rds-master-secret | secrets": 0.4,
    "rds-app-secret | secrets": 0.4,
    ...log("rds-instance-log-postgresql", use.databaseLog),
    "rds-instance | traffic between zones": (use.databaseTraffic / 2) * 0.01,
    "redis-main | Redis node hours": 2 * hours * 0.076,
    // 3.1 GiB per node, a quarter full, six snapshots beyond the free one.
    "redis-main | Redis snapshots": 3.09 * 0.25 * 6 * 0.085,
    ...log("redis-main-slow-log", (2 * 0.05) / 2),
    ...log("redis-main-engine-log", (2 * 0.05) / 2),
    "redis-secret | secrets": 0.4,
    "redis-main | traffic between zones": ((use.messages * (1 + 4)) / 2) * 0.01,
    "sqs-push | queue requests": (queue / 1e6) * 0.4,
    "sqs-push | queue requests, free": -0.4,
    "sqs-offline | queue requests": (queue / 1e6) * 0.4,
    "iam-key | KMS keys": 1,
    // Five tasks, twenty deployments, five requests each.
    "iam-key | KMS requests": ((5 * 20 * 5) / 1e4) * 0.03,
    "iam-key | KMS requests, free": -((5 * 20 * 5) / 1e4) * 0.03,
    "ecr-api | image storage": 50 * 0.04 * 0.1,
    "ecr-realtime | image storage": 50 * 0.04 * 0.1,
    "ecr-worker | image storage": 50 * 0.04 * 0.1,
    ...task("ecs-service-api", 2, 0.5, 1),
    ...task("ecs-service-realtime", 2, 0.5, 1),
    ...task("ecs-service-worker", 1, 0.25, 0.5),
    "ecsServices | alarm metrics of scaling": 3 * 2 * 0.1,
    "ecsServices | alarm metrics of scaling, free": -6 * 0.1,
    "ecsServices | alarm metrics": 0.1,
    "ecsServices | alarm metrics, free": -0.1,
    "ecsWorkers | alarm metrics of scaling": (2 * 1 + 2 * 3) * 0.1,
    "ecsWorkers | alarm metrics of scaling, free": -(10 - 7) * 0.1,
    "ecsWorkers | alarm metrics": 2 * 0.1,
    ...log("ecs-logs-api", use.apiLog),
    ...log("ecs-logs-realtime", use.realtimeLog),
    ...log("ecs-logs-worker", use.workerLog),
    "alb | load balancer hours": hours * 0.027,
    // 303.7 GB in 730 hours are 0.42 capacity units; 10,000 × 18 / 86,400 / 25 and 521 / 3,000 are lower.
    "alb | load balancer capacity (traffic)": use.balancer * 0.008,
    "alb | public IPv4 addresses": 2 * hours * 0.005,
    "alb-logs | access log storage": use.accessLog * (365 / days) * 0.0245,
    "alb-logs | access log files": 2 * hours * 12 * 0.0000054,
    "alb | traffic to the internet": use.balancer * 0.85 * 0.09,
    "alb | traffic to the internet, free": -100 * 0.09,
    "waf | web ACL": 5,
    "waf | WAF rules and rule groups": 7,
    "waf | WAF requests": (use.requests / 1e6) * 0.6,
    ...log("waf-logs", use.wafLog),
    "observability-dashboard | dashboards": 3,
    "observability-dashboard | dashboards, free": -3,
    "ecs-scaling-realtime-alarm-event-loop-lag | custom metrics": 0.3,
    "ecs-scaling-realtime-alarm-event-loop-lag | custom metrics, free": -0.3,
    "observability-alarm-realtime-connections | custom metrics": 0.3,
    "observability-alarm-realtime-connections | custom metrics, free": -0.3,
    // 30 GB, 35 days of changes, and (90 − 35) / 7 weeks of 14 % each. RDS's own backups used 34.2 of the allowance of 50 GB.
    "backup-plan | backup storage": 30 * (1 + 35 * 0.02 + ((90 - 35) / 7) * 0.14) * 0.103,
    "backup-plan | backup storage, free": -(50 - 34.2) * 0.103,
  };
}
