import { hours, kept, logGb, volumes, type Calculation, type Retention } from "./usage.ts";

/** spec/dev.yaml, 50 users. */
export function dev(retention: Retention): Calculation {
  const use = volumes(50);
  /** One task of 0.25 vCPU and 0.5 GB on x86 Spot, at 0.31 of the on-demand price, with a public address. */
  const task = (service: string) => ({
    [`${service} | Fargate vCPU on Spot`]: 0.25 * hours * 0.04656 * 0.31,
    [`${service} | Fargate memory on Spot`]: 0.5 * hours * 0.00511 * 0.31,
    [`${service} | public IPv4 addresses`]: hours * 0.005,
  });
  const queue = (use.jobs * 2.5) / 2 + (1 * hours * 3600) / 20;
  /** The first 5 GB of logs are free. */
  const log = (group: string, gb: number) => ({
    [`${group} | log ingestion`]: gb * logGb,
    [`${group} | log ingestion, free`]: -gb * logGb,
    [`${group} | log storage`]: kept(gb, retention(group)),
  });
  return {
    ...log("vpc-flow-logs", use.flowLog / 10),
    "rds-instance | database instance hours": hours * 0.021,
    "rds-instance | database storage": 20 * 0.137,
    // 60 % of 20 GB, plus 2 % of that for one day. The free allowance is 20 GB.
    "rds-instance | database backups": 20 * 0.6 * 1.02 * 0.103,
    "rds-instance | database backups, free": -20 * 0.6 * 1.02 * 0.103,
    "rds-master-secret | secrets": 0.4,
    "rds-app-secret | secrets": 0.4,
    ...log("rds-instance-log-postgresql", use.databaseLog),
    "rds-instance | traffic between zones": (use.databaseTraffic / 2) * 0.01,
    "redis-main | Redis node hours": hours * 0.019,
    "redis-secret | secrets": 0.4,
    // Published once, read by two tasks. Half of it crosses zones.
    "redis-main | traffic between zones": ((use.messages * 3) / 2) * 0.01,
    "sqs-push | queue requests": (queue / 1e6) * 0.4,
    "sqs-push | queue requests, free": (-queue / 1e6) * 0.4,
    "sqs-offline | queue requests": (queue / 1e6) * 0.4,
    "sqs-offline | queue requests, free": (-queue / 1e6) * 0.4,
    "ecr-api | image storage": 10 * 0.04 * 0.1,
    "ecr-realtime | image storage": 10 * 0.04 * 0.1,
    "ecr-worker | image storage": 10 * 0.04 * 0.1,
    ...task("ecs-service-api"),
    ...task("ecs-service-realtime"),
    ...task("ecs-service-worker"),
    // Two tracking policies with two alarms each, one alarm in the plan, two in the worker's policy with three metrics each. Ten are free.
    "ecsServices | alarm metrics of scaling": 2 * 2 * 0.1,
    "ecsServices | alarm metrics of scaling, free": -4 * 0.1,
    "ecsServices | alarm metrics": 0.1,
    "ecsServices | alarm metrics, free": -0.1,
    "ecsWorkers | alarm metrics of scaling": (2 * 1 + 2 * 3) * 0.1,
    "ecsWorkers | alarm metrics of scaling, free": -(10 - 5) * 0.1,
    "ecsWorkers | alarm metrics": 2 * 0.1,
    ...log("ecs-logs-api", use.apiLog),
    ...log("ecs-logs-realtime", use.realtimeLog),
    ...log("ecs-logs-worker", use.workerLog),
    "alb | load balancer hours": hours * 0.027,
    "alb | load balancer capacity (traffic)": use.balancer * 0.008,
    "alb | public IPv4 addresses": 2 * hours * 0.005,
    "alb | traffic to the internet": use.balancer * 0.85 * 0.09,
    "alb | traffic to the internet, free": -use.balancer * 0.85 * 0.09,
    "observability-dashboard | dashboards": 3,
    "observability-dashboard | dashboards, free": -3,
    "ecs-scaling-realtime-alarm-event-loop-lag | custom metrics": 0.3,
    "ecs-scaling-realtime-alarm-event-loop-lag | custom metrics, free": -0.3,
    // 12 GB and 7 days of changes. RDS's own backups used 12.24 of the allowance of 20 GB.
    "backup-plan | backup storage": 12 * (1 + 0.02 * 7) * 0.103,
    "backup-plan | backup storage, free": -(20 - 12.24) * 0.103,
  };
}
