/** Cost of database and replica: instance, storage, backups, insights, monitoring, proxy, secrets, logs and traffic between zones. */
import { dbClassVcpu, includedIops } from "../../aws/rds.ts";
import { databaseType } from "../../plan/replicas.ts";
import type { PlanResource } from "../../plan/types.ts";
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { allocatedGb, dailyBackupGb, primaryOf } from "../../pricing/database.ts";
import { decimal, decimalText, greatest, minus, over, times, zero, type Decimal } from "../../pricing/decimal.ts";
import { lines, type CostLine } from "../../pricing/line.ts";
import { logGroups, logLines } from "../../pricing/logs.ts";
import { secretLine, secretLines } from "../../pricing/secrets.ts";
import { crossZoneLines } from "../../pricing/zones.ts";

export function cost(context: CostContext): readonly CostLine[] {
  return [
    ...linesOfAll(context, databaseType, (instance) => [
      ...instanceLines(context, instance),
      ...storageLines(context, instance),
      ...backupLines(context, instance),
      ...insightsLines(context, instance),
      ...monitoringLines(context, instance),
      ...managedSecretLines(context, instance),
    ]),
    ...linesOfAll(context, "aws:rds/proxy:Proxy", (proxy) => proxyLines(context, proxy)),
    ...secretLines(context, "rds"),
    ...databaseLogLines(context),
    ...trafficLines(context),
  ];
}

/** The price list has separate prices for one zone and for two; two zones are not always twice the price of one. */
function zones({ plan }: CostContext, instance: PlanResource): "multi_az" | "single_az" {
  return plan.known(instance.inputs["multiAz"]) === true ? "multi_az" : "single_az";
}

function instanceLines(context: CostContext, instance: PlanResource): readonly CostLine[] {
  const name = `${context.plan.text(instance, "instanceClass") ?? "?"}.${zones(context, instance)}`;
  return lines(instance, {
    item: "database instance hours",
    kind: "fixed",
    by: ["instanceClass", "multiAz"],
    quantity: context.hours,
    price: context.price("rds_postgres", name, "hour"),
  });
}

function storageLines(context: CostContext, instance: PlanResource): readonly CostLine[] {
  const type = context.plan.text(instance, "storageType") ?? context.plan.text(primaryOf(context, instance), "storageType") ?? "gp2";
  const gigabytes = allocatedGb(context, instance);
  const included = type === "gp3" ? decimal(includedIops(Number(decimalText(gigabytes)))) : zero;
  const extraIops = greatest(zero, minus(decimal(context.plan.number(instance, "iops", 0)), included));
  return [
    ...lines(instance, {
      item: "database storage",
      kind: "fixed",
      key: "rds.rdsAllocatedStorage",
      by: ["multiAz"],
      quantity: gigabytes,
      price: context.price("rds_postgres", `${type}_storage.${zones(context, instance)}`, "GB-month"),
    }),
    ...lines(instance, {
      item: "database IOPS",
      kind: "fixed",
      by: ["iops"],
      quantity: extraIops,
      price: context.price("rds_postgres", `${type}_extra_iops.${zones(context, instance)}`, "IOPS-month"),
    }),
  ];
}

/** RDS automated backups. Backup storage up to the size of the database is free; AWS Backup's snapshots count toward it. */
function backupLines(context: CostContext, instance: PlanResource): readonly CostLine[] {
  const days = context.plan.number(instance, "backupRetentionPeriod", 0);
  return lines(instance, {
    item: "database backups",
    kind: "fixed",
    by: ["backupRetentionPeriod"],
    quantity: days === 0 ? zero : dailyBackupGb(context, instance, days),
    price: context.price("rds_postgres", "backup_storage_over_free", "GB-month"),
    allowance: "database-backup",
  });
}

/** Seven days of Performance Insights are free. Standby instances are not charged. */
function insightsLines(context: CostContext, instance: PlanResource): readonly CostLine[] {
  const { plan } = context;
  if (plan.known(instance.inputs["performanceInsightsEnabled"]) !== true) return [];
  const [, family = "?"] = (plan.text(instance, "instanceClass") ?? "").split(".");
  const advanced = plan.text(instance, "databaseInsightsMode") === "advanced";
  if (!advanced && plan.number(instance, "performanceInsightsRetentionPeriod", 7) <= 7) return [];
  const name = advanced ? "database_insights_advanced" : `performance_insights_ltr.${family}`;
  return lines(instance, {
    item: advanced ? "Database Insights" : "Performance Insights history",
    kind: "fixed",
    by: ["databaseInsightsMode", "performanceInsightsRetentionPeriod"],
    quantity: vcpuOf(context, instance),
    price: context.price("rds_observability", name, "vCPU-month"),
  });
}

function vcpuOf({ plan }: CostContext, instance: PlanResource): Decimal {
  return decimal(dbClassVcpu(plan.text(instance, "instanceClass") ?? "") ?? 2);
}

/** Enhanced monitoring has no price of its own: its samples are log events in a log group of the account. */
function monitoringLines(context: CostContext, instance: PlanResource): readonly CostLine[] {
  const seconds = context.plan.number(instance, "monitoringInterval", 0);
  if (seconds === 0) return [];
  const samples = over(times(context.hours, decimal(3600)), decimal(seconds));
  return lines(instance, {
    item: "enhanced monitoring",
    kind: "fixed",
    by: ["monitoringInterval"],
    quantity: context.traffic.gigabytes(samples, context.traffic.of("osMetricsKilobytesPerSample")),
    price: context.price("cloudwatch", "logs_ingest_gb", "GB"),
    allowance: "logs",
  });
}

/** RDS makes this secret, which costs as much as any other. */
function managedSecretLines(context: CostContext, instance: PlanResource): readonly CostLine[] {
  if (context.plan.known(instance.inputs["manageMasterUserPassword"]) !== true) return [];
  return secretLine(context, instance, { item: "managed secret", by: ["manageMasterUserPassword"] });
}

/** Charged per vCPU of the instance behind the proxy, with a minimum of two. */
function proxyLines(context: CostContext, proxy: PlanResource): readonly CostLine[] {
  const database = context.plan.ofType(databaseType).find((instance) => instance.inputs["replicateSourceDb"] === undefined);
  const vcpu = database === undefined ? decimal(2) : vcpuOf(context, database);
  return lines(proxy, {
    item: "database proxy hours",
    kind: "fixed",
    key: "rds.enableRdsProxy",
    quantity: times(context.hours, greatest(decimal(2), vcpu)),
    price: context.price("rds_proxy", "vcpu_hour", "vCPU-hour"),
  });
}

function databaseLogLines(context: CostContext): readonly CostLine[] {
  const [group] = logGroups(context, "/postgresql", "rds");
  if (group === undefined) return [];
  const { traffic } = context;
  return logLines(context, group, { gigabytes: traffic.gigabytes(traffic.apiRequests, traffic.of("databaseLogKilobytesPerRequest")) });
}

function trafficLines(context: CostContext): readonly CostLine[] {
  const [database] = context.plan.ofType(databaseType);
  if (database === undefined) return [];
  const { traffic } = context;
  return crossZoneLines(context, database, traffic.gigabytes(traffic.apiRequests, traffic.of("databaseKilobytesPerRequest")));
}
