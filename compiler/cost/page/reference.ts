/**
 * The cost table of the project that this one is based on (whole dollars, without arithmetic), and what it includes. If a figure can be
 * reproduced from list prices, the calculation shows what the author priced. Nothing here describes a spec of this repository, so editing a
 * spec cannot invalidate it.
 */
import type { RowName } from "./rows.ts";

export interface ReferenceRow {
  readonly dev: number;
  readonly prod: number;
  readonly prod100k: number;
  /** What the row's figures include, and what the specs here pay in addition. */
  readonly why: string;
}

export interface ReferenceColumn {
  readonly figure: "dev" | "prod" | "prod100k";
  readonly title: string;
}

/** The column that a spec is compared with, by spec name. */
export const referenceColumns: Readonly<Record<string, ReferenceColumn>> = {
  dev: { figure: "dev", title: "reference, dev" },
  prod: { figure: "prod", title: "reference, 10k users" },
  "prod-100k": { figure: "prod100k", title: "reference, 100k users" },
};

export const referenceRows: Readonly<Partial<Record<RowName, ReferenceRow>>> = {
  VPC: {
    dev: 0,
    prod: 64,
    prod100k: 96,
    why: "32 for each NAT gateway is the price of us-east-1 (0.045 × 730 = 32.85). In Frankfurt it is 0.052 × 730 = 37.96. The gateway's public address (0.005 × 730 = 3.65 since 2024), its traffic by the GB and interface endpoints are not counted.",
  },
  RDS: {
    dev: 17,
    prod: 127,
    prod100k: 505,
    why: "127 is a Multi-AZ db.t3.medium (2 × 0.072 × 730 = 105.12) and a proxy on two vCPU (0.015 × 2 × 730 = 21.90) in us-east-1; storage and backups are missing. 505 is about a db.r6g.xlarge in one zone (328.50) and a db.r6g.large replica (164.25) there. Multi-AZ costs the instance twice, and a proxy is charged by the vCPU of the database.",
  },
  Redis: {
    dev: 12,
    prod: 180,
    prod100k: 500,
    why: "12 is one cache.t3.micro in us-east-1 (0.017 × 730 = 12.41). Two cache.t3.medium are 2 × 0.076 × 730 = 110.96 in Frankfurt, not 180. 500 is what three cache.m6g.large and three cache.m6g.medium would cost; AWS has no cache.m6g.medium, and six cache.m6g.large are 6 × 0.177 × 730 = 775.26.",
  },
  ECS: {
    dev: 20,
    prod: 150,
    prod100k: 600,
    why: "150 and 600 are not the price of the desired counts. The bills here price the counts in the spec, with the range up to autoscaling's maximum beside them; Fargate Spot and the public addresses of tasks without NAT are priced as such.",
  },
  ALB: {
    dev: 20,
    prod: 25,
    prod100k: 50,
    why: "Hours and capacity units agree. One public address in each zone (3.65) and the access logs are not counted.",
  },
  SQS: {
    dev: 0,
    prod: 5,
    prod100k: 20,
    why: "The defaults of `usage` are 30 jobs for each user and day at 2.5 requests each, without batches, which is more than the reference counts. With batches of ten (`usage.queueCallsPerJob: 0.3`) 100,000 users cost about 11.",
  },
  WAF: {
    dev: 0,
    prod: 10,
    prod100k: 20,
    why: "An ACL costs 5 and each rule 1 before the first request; requests cost 0.60 a million, which is what grows with the users.",
  },
  CloudWatch: {
    dev: 5,
    prod: 20,
    prod100k: 50,
    why: "Log ingestion at 0.63 a GB (Frankfurt) grows with the users: request logs and flow records are most of it. Alarms are charged by the metric that they watch, and Container Insights by the service.",
  },
};
