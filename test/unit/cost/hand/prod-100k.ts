import { days, hours, kept, logGb, volumes, type Calculation, type Retention } from "./usage.ts";

/** spec/prod-100k.yaml, 100,000 users. */
export function prod100k(retention: Retention): Calculation {
  const use = volumes(100_000);
  const task = (service: string, tasks: number, vcpu: number, gb: number) => ({
    [`${service} | Fargate vCPU`]: tasks * vcpu * hours * 0.03725,
    [`${service} | Fargate memory`]: tasks * gb * hours * 0.00409,
  });
  const queue = (use.jobs * 2.5) / 2 + (3 * hours * 3600) / 20;
  const log = (group: string, gb: number) => ({
    [`${group} | log ingestion`]: gb * logGb,
    [`${group} | log storage`]: kept(gb, retention(group)),
  });
  const nat = (zone: string) => ({
    [`vpc-nat-${zone} | NAT gateway hours`]: hours * 0.052,
    // Traffic to AWS goes through the endpoints, so 0.8 GB per thousand users remain.
    [`vpc-nat-${zone} | NAT gateway traffic`]: ((100 * 0.8) / 3) * 0.052,
    [`vpc-nat-address-${zone} | public IPv4 addresses`]: hours * 0.005,
  });
  const endpoint = (service: string) => ({
    [`vpc-endpoint-${service} | interface endpoint hours`]: 3 * hours * 0.012,
    [`vpc-endpoint-${service} | interface endpoint traffic`]: ((100 * 1.2) / 6) * 0.01,
  });
  const redis = (cluster: string) => ({
    [`redis-${cluster} | Redis node hours`]: 3 * hours * 0.177,
    // 6.4 GiB of a cache.m6g.large, a quarter full, six snapshots beyond the free one.
    [`redis-${cluster} | Redis snapshots`]: 6.38 * 0.25 * 6 * 0.085,
    ...log(`redis-${cluster}-slow-log`, (3 * 0.05) / 2),
    ...log(`redis-${cluster}-engine-log`, (3 * 0.05) / 2),
  });
  const insights = ((4 + 6 + 3) * hours * 60 * 3) / 1e6;
  return {
    ...nat("a"),
    ...nat("b"),
    ...nat("c"),
    ...endpoint("ecr-api"),
    ...endpoint("ecr-dkr"),
    ...endpoint("logs"),
    ...endpoint("secretsmanager"),
    ...endpoint("sqs"),
    ...endpoint("monitoring"),
    ...log("vpc-flow-logs", use.flowLog),
    "vpc-flow-logs | log ingestion, free": -5 * logGb,
    "rds-instance | database instance hours": hours * 1.097,
    "rds-instance | database storage": 200 * 0.274,
    "rds-instance | database backups": 120 * (1 + 7 * 0.02) * 0.103,
    "rds-instance | database backups, free": -120 * (1 + 7 * 0.02) * 0.103,
    "rds-instance | enhanced monitoring": (((hours * 3600) / 60) * 70 * logGb) / 1e6,
    // The price book has no figure for it.
    "rds-instance | Database Insights": Number.NaN,
    "rds-replica | database instance hours": hours * 0.274,
    "rds-replica | database storage": 200 * 0.137,
    "rds-replica | enhanced monitoring": (((hours * 3600) / 60) * 70 * logGb) / 1e6,
    "rds-replica | Database Insights": Number.NaN,
    "rds-proxy | database proxy hours": 4 * hours * 0.018,
    "rds-master-secret | secrets": 0.4,
    "rds-app-secret | secrets": 0.4,
    ...log("rds-instance-log-postgresql", use.databaseLog),
    "rds-instance | traffic between zones": use.databaseTraffic * (2 / 3) * 0.01,
    ...redis("adapter"),
    ...redis("state"),
    "redis-secret | secrets": 0.4,
    "redis-adapter | traffic between zones": use.messages * (1 + 10) * (2 / 3) * 0.01,
    "sqs-push | queue requests": (queue / 1e6) * 0.4,
    "sqs-push | queue requests, free": -0.4,
    "sqs-offline | queue requests": (queue / 1e6) * 0.4,
    "iam-key | KMS keys": 1,
    "iam-key | KMS requests": ((13 * 20 * 5) / 1e4) * 0.03,
    "iam-key | KMS requests, free": -((13 * 20 * 5) / 1e4) * 0.03,
    "ecr-api | image storage": 50 * 0.04 * 0.1,
    "ecr-realtime | image storage": 50 * 0.04 * 0.1,
    "ecr-worker | image storage": 50 * 0.04 * 0.1,
    // 10 for the cluster and 21 for each of three services. Ten metrics are free.
    "ecs-cluster | Container Insights metrics": (10 + 3 * 21) * 0.3,
    "ecs-cluster | Container Insights metrics, free": -10 * 0.3,
    ...log("ecs-insights-logs", insights),
    ...task("ecs-service-api", 4, 1, 2),
    ...task("ecs-service-realtime", 6, 1, 2),
    ...task("ecs-service-worker", 3, 0.5, 1),
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
    "alb | load balancer capacity (traffic)": use.balancer * 0.008,
    "alb | public IPv4 addresses": 3 * hours * 0.005,
    "alb-logs | access log storage": use.accessLog * (365 / days) * 0.0245,
    "alb-logs | access log files": 3 * hours * 12 * 0.0000054,
    "alb | traffic to the internet": use.balancer * 0.85 * 0.09,
    "alb | traffic to the internet, free": -100 * 0.09,
    "waf | web ACL": 5,
    "waf | WAF rules and rule groups": 7,
    "waf | WAF requests": (use.requests / 1e6) * 0.6,
    ...log("waf-logs", use.wafLog),
    "observability-dashboard | dashboards": 3,
    "observability-dashboard | dashboards, free": -3,
    "ecs-scaling-realtime-alarm-event-loop-lag | custom metrics": 0.3,
    "observability-alarm-realtime-connections | custom metrics": 0.3,
    // 120 GB as in prod. The allowance is that of the database and its replica, 400 GB, of which RDS's own backups used 136.8.
    "backup-plan | backup storage": 120 * (1 + 35 * 0.02 + ((90 - 35) / 7) * 0.14) * 0.103,
    "backup-plan | backup storage, free": -(400 - 136.8) * 0.103,
  };
}
