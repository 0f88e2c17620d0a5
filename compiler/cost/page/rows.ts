/** Maps cost lines to the rows of the reference project's table, which follows the AWS bill more than the modules of the spec. */
import type { CostReport } from "../index.ts";
import { inCents } from "../groups.ts";
import { sum, zero, type Decimal } from "../../pricing/decimal.ts";
import type { CostLine } from "../../pricing/line.ts";

/** Rows of the table in order. The reference table lacks the last two. */
export const rowNames = ["VPC", "RDS", "Redis", "ECS", "ALB", "SQS", "WAF", "CloudWatch", "Data transfer", "Keys and images"] as const;
export type RowName = (typeof rowNames)[number];

const byService: Readonly<Record<string, RowName>> = { cloudwatch: "CloudWatch", sns: "CloudWatch", data_transfer: "Data transfer" };
const byModule: Readonly<Record<string, RowName>> = {
  vpc: "VPC",
  rds: "RDS",
  backup: "RDS",
  redis: "Redis",
  ecsCluster: "ECS",
  ecsServices: "ECS",
  ecsWorkers: "ECS",
  alb: "ALB",
  sqs: "SQS",
  waf: "WAF",
  observability: "CloudWatch",
};

/** The row of a line: CloudWatch and network charges belong to those rows, whichever module caused them. */
export function rowOf({ price, module }: CostLine): RowName {
  return byService[price.name.split(".")[0]!] ?? byModule[module] ?? "Keys and images";
}

/** Cents by row, rounded so that their sum is the total in cents. */
export function rowCents({ lines }: CostReport): ReadonlyMap<RowName, Decimal> {
  const sums = new Map<RowName, Decimal>(rowNames.map((name) => [name, zero]));
  for (const line of lines) sums.set(rowOf(line), sum(sums.get(rowOf(line))!, line.monthly ?? zero));
  const cents = inCents([...sums.values()]);
  return new Map([...sums.keys()].map((name, index) => [name, cents[index]!]));
}
