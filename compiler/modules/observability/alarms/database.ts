/** Alarms of the database and its replica that AWS recommends. */
import { dbClassVcpu } from "../../../aws/rds.ts";
import { key } from "../../../model/keys.ts";
import type { Environment } from "../../../model/types.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { combine, type Traced } from "../../../plan/builder/traced.ts";
import { alarm, type AlarmOptions } from "../alarm.ts";
import { sizeAlarms } from "./database-size.ts";
import { instanceSeries, factOf, type Database } from "./instance.ts";

/** Alarms of the primary, and of the replica if there is one. */
export function databaseAlarms(environment: Environment): readonly Draft[] {
  const { rds } = environment.spec;
  const primary: Database = { name: "rds", instanceClass: key(environment, "rds.rdsInstanceClass"), from: [] };
  const replica: Database = { name: "rds-replica", instanceClass: replicaClass(environment), from: ["rds.enableRdsReadReplica"] };
  const all = rds.enableRdsReadReplica ? [primary, replica] : [primary];
  return [
    ...all.flatMap((database) => [...loadAlarms(environment, database), ...sizeAlarms(environment, database)]),
    transactionIdAlarm(),
    ...(rds.enableRdsReadReplica ? [replicaLagAlarm()] : []),
  ].map((options) => alarm(environment, options));
}

function replicaClass(environment: Environment): Traced<string> {
  return combine(
    [key(environment, "rds.rdsReadReplicaInstanceClass"), key(environment, "rds.rdsInstanceClass")],
    (own, primary) => own ?? primary,
  );
}

function loadAlarms(environment: Environment, database: Database): readonly AlarmOptions[] {
  const { name, from } = database;
  const shared = { missing: "notBreaching", from } as const;
  return [
    {
      ...shared,
      purpose: `${name}-cpu`,
      description: `The database (${name}) is short of CPU. Look for the heaviest statements in Database Insights; then a larger class.`,
      watch: instanceSeries(name, "CPUUtilization", "Average"),
      period: 60,
      datapoints: [15, 15],
      when: ">",
      threshold: 90,
    },
    ...(["EBSByteBalance%", "EBSIOBalance%"] as const).map((balance) => ({
      ...shared,
      purpose: `${name}-${balance === "EBSByteBalance%" ? "ebs-bytes" : "ebs-ios"}`,
      description: `The database (${name}) has almost used up its burst of storage traffic and will be slowed to the class's baseline. Look for scans; then a larger class.`,
      // Only burstable classes publish this metric.
      watch: instanceSeries(name, balance, "Average"),
      period: 300,
      datapoints: [3, 3] as const,
      when: "<" as const,
      threshold: 10,
    })),
    ...(["ReadLatency", "WriteLatency"] as const).map((latency) => ({
      ...shared,
      purpose: `${name}-${latency === "ReadLatency" ? "read" : "write"}-latency`,
      description: `Storage of the database (${name}) answers slowly (90th percentile above 20 ms). Look at IOPS and burst balances, and for statements that read too much.`,
      watch: instanceSeries(name, latency, "p90"),
      period: 60,
      datapoints: [10, 15] as const,
      when: ">" as const,
      threshold: 0.02,
    })),
    ...databaseLoadAlarm(environment, database),
  ];
}

/** Active sessions, running or waiting; only Performance Insights measures them. More sessions than vCPUs means that sessions queue. */
function databaseLoadAlarm(environment: Environment, database: Database): readonly AlarmOptions[] {
  if (!environment.spec.rds.enableRdsPerformanceInsights) return [];
  return [
    {
      purpose: `${database.name}-load`,
      description: `More sessions are active in the database (${database.name}) than it has vCPUs: they queue. Database Insights shows by wait and statement what for.`,
      watch: instanceSeries(database.name, "DBLoad", "Average"),
      period: 60,
      datapoints: [15, 15],
      when: ">",
      threshold: database.instanceClass.map((name) => factOf(name, dbClassVcpu)),
      missing: "notBreaching",
      from: [...database.from, "rds.enableRdsPerformanceInsights"],
    },
  ];
}

function transactionIdAlarm(): AlarmOptions {
  return {
    purpose: "rds-transaction-ids",
    description:
      "Half of the database's transaction ids are used up; at two thousand million it stops accepting writes. Find what holds vacuum back: long transactions, abandoned replication slots, prepared transactions.",
    watch: instanceSeries("rds", "MaximumUsedTransactionIDs", "Maximum"),
    period: 300,
    datapoints: [1, 1],
    when: ">",
    threshold: 1_000_000_000,
    missing: "notBreaching",
  };
}

function replicaLagAlarm(): AlarmOptions {
  return {
    purpose: "rds-replica-lag",
    description:
      "The read replica is more than a minute behind: readers see old data. Look for heavy writes, long statements on the replica, and its class.",
    watch: instanceSeries("rds-replica", "ReplicaLag", "Maximum"),
    period: 60,
    datapoints: [10, 10],
    when: ">",
    threshold: 60,
    missing: "notBreaching",
    from: ["rds.enableRdsReadReplica"],
  };
}
