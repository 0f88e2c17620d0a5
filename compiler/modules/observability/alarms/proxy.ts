/** Alarms of the RDS proxy: how long tasks wait for a connection, and which sessions it cannot pool. */
import type { Environment } from "../../../model/types.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { alarm, type AlarmOptions, type Series } from "../alarm.ts";
import { metric } from "../metrics.ts";
import { proxyDimensions } from "../sources.ts";

/** Microseconds. 0.1 s is many times what borrowing a pooled connection takes. */
const slowBorrow = 100_000;

/** Alarms of the proxy; empty when there is none. */
export function proxyAlarms(environment: Environment): readonly Draft[] {
  if (!environment.spec.rds.enableRdsProxy) return [];
  const shared = { period: 60, missing: "notBreaching", from: ["rds.enableRdsProxy"] } as const;
  const options: readonly AlarmOptions[] = [
    {
      ...shared,
      purpose: "rds-proxy-borrow-latency",
      description:
        "Tasks wait for the proxy to give them a database connection: its pool is used up. Look for long transactions and pinned sessions, then raise rdsProxyMaxConnectionsPercent or the instance class.",
      watch: { metric: metric("AWS/RDS", "DatabaseConnectionsBorrowLatency", proxyDimensions), stat: "Average" },
      datapoints: [10, 15],
      when: ">",
      threshold: slowBorrow,
    },
    {
      ...shared,
      purpose: "rds-proxy-connections",
      description:
        "The proxy has almost all connections open that it may open to the database. Look for pinned sessions (prepared statements of the client library pin), then raise rdsProxyMaxConnectionsPercent or the instance class.",
      watch: {
        expression: "100 * open / most",
        label: "open percent",
        series: { open: of("DatabaseConnections"), most: of("MaxDatabaseConnectionsAllowed") },
      },
      datapoints: [10, 15],
      when: ">",
      threshold: 90,
    },
    {
      ...shared,
      purpose: "rds-proxy-failed-connections",
      description:
        "The proxy cannot log in to the database: a credential in the secret that the database does not have, or a database that is down or full.",
      watch: of("DatabaseConnectionsSetupFailed"),
      datapoints: [5, 5],
      when: ">",
      threshold: 0,
      tellsRecovery: true,
    },
  ];
  return options.map((each) => alarm(environment, each));
}

/** Each host of the proxy reports its own count, so the total is the sum. */
function of(name: "DatabaseConnections" | "MaxDatabaseConnectionsAllowed" | "DatabaseConnectionsSetupFailed"): Series {
  return { metric: metric("AWS/RDS", name, proxyDimensions), stat: "Sum" };
}
