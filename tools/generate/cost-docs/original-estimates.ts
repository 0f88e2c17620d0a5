/**
 * The cost table of the project that this one grew out of (its docs/infrastructure index: whole dollars, no arithmetic), and why
 * ours differs. Where a figure of it can be rebuilt from list prices, the sum is given: it says what the author priced.
 */
import type { RowName } from "./rows.ts";

export interface OriginalEstimate {
  readonly dev: number;
  readonly prod: number;
  readonly prod100k: number;
  /** Why ours differs, for the three environments together. */
  readonly why: string;
}

export const originalEstimates: Readonly<Partial<Record<RowName, OriginalEstimate>>> = {
  VPC: {
    dev: 0,
    prod: 64,
    prod100k: 96,
    why: "32 a NAT gateway is us-east-1 (0.045 × 730 = 32.85). Frankfurt is 0.052 × 730 = 37.96, the gateway's public address costs 0.005 × 730 = 3.65 (since 2024), and its traffic is charged by the GB. prod-100k has interface endpoints in three zones besides.",
  },
  RDS: {
    dev: 17,
    prod: 127,
    prod100k: 505,
    why: "Dev agrees. 127 is what a Multi-AZ db.t3.medium (2 × 0.072 × 730 = 105.12) and a proxy on two vCPU (0.015 × 2 × 730 = 21.90) cost in us-east-1; storage and backups are missing. 505 is about a db.r6g.xlarge in one zone (328.50) and a db.r6g.large replica (164.25) there: the spec says Multi-AZ, which is twice the instance, and has a proxy on four vCPU.",
  },
  Redis: {
    dev: 12,
    prod: 180,
    prod100k: 500,
    why: "Dev agrees (0.017 × 730 = 12.41 in us-east-1). Two cache.t3.medium are 2 × 0.076 × 730 = 110.96, not 180. 500 is what three cache.m6g.large and three of a cache.m6g.medium would cost; there is no cache.m6g.medium, and six cache.m6g.large are 6 × 0.177 × 730 = 775.26.",
  },
  ECS: {
    dev: 20,
    prod: 150,
    prod100k: 600,
    why: "Dev's tasks run on Spot here and have public addresses, which cost more than they do. 150 and 600 are not what the desired counts cost: the counts of the spec are priced, and the range up to autoscaling's maximum is printed beside.",
  },
  ALB: {
    dev: 20,
    prod: 25,
    prod100k: 50,
    why: "Hours and capacity units agree; one public address in every zone (3.65) and the access logs come on top.",
  },
  SQS: {
    dev: 0,
    prod: 5,
    prod100k: 20,
    why: "30 jobs for each user and day at 2.5 requests each, without batches, are more than the reference counts; with batches of ten (`usage.queueCallsPerJob: 0.3`) it is about 11 at 100,000 users.",
  },
  WAF: {
    dev: 0,
    prod: 10,
    prod100k: 20,
    why: "5 for the ACL and 1 for each of seven rules are 12 before the first request; 0.60 a million requests at 78 requests for each user and day is what grows.",
  },
  CloudWatch: {
    dev: 5,
    prod: 20,
    prod100k: 50,
    why: "Log ingestion at 0.63 a GB grows with the users: request logs and flow records are most of it. Alarms cost by the metric that they watch, and Container Insights by the service.",
  },
};
