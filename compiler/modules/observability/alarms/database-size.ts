/** Database alarms whose thresholds depend on the instance's size: memory, storage, connections, CPU credits. */
import { dbClassMemoryGiB, maxConnections } from "../../../aws/rds.ts";
import { key } from "../../../model/keys.ts";
import type { Environment } from "../../../model/types.ts";
import { combine, type Traced } from "../../../plan/builder/traced.ts";
import type { AlarmOptions } from "../alarm.ts";
import { mostCpuCredits } from "../cpu-credits.ts";
import { factOf, instanceSeries, type Database } from "./instance.ts";

const bytesPerGiB = 1024 ** 3;
/** RDS storage autoscaling starts at 10 % free. Free storage below this means that it failed. */
const failedGrowthPercent = 8;

/** Alarms of one instance whose thresholds follow from its class or storage. */
export function sizeAlarms(environment: Environment, database: Database): readonly AlarmOptions[] {
  const { name, instanceClass, from } = database;
  const shared = { period: 60, missing: "notBreaching", from } as const;
  return [
    {
      ...shared,
      purpose: `${name}-memory`,
      description: `The database (${name}) is almost out of memory and will swap. Look for many connections and large sorts; then a larger class.`,
      watch: instanceSeries(name, "FreeableMemory", "Average"),
      datapoints: [15, 15],
      when: "<",
      threshold: combine([instanceClass, key(environment, "observability.alarmDatabaseFreeMemoryPercent")], (classOf, percent) =>
        Math.round((factOf(classOf, dbClassMemoryGiB) * bytesPerGiB * percent) / 100),
      ),
    },
    {
      ...shared,
      purpose: `${name}-storage`,
      description: `The database (${name}) is almost out of storage; when it is full, it stops. Raise rdsAllocatedStorage, or rdsMaxAllocatedStorage where it grows by itself, and look for replication slots and old rows.`,
      watch: instanceSeries(name, "FreeStorageSpace", "Minimum"),
      datapoints: [5, 5],
      when: "<",
      threshold: leastFreeStorage(environment),
      tellsRecovery: true,
    },
    {
      ...shared,
      purpose: `${name}-connections`,
      description: `Most connections of the database (${name}) are in use; when all are, it refuses tasks. Look for idle sessions, then lower the pools or the largest numbers of tasks, or choose a larger class.`,
      watch: instanceSeries(name, "DatabaseConnections", "Maximum"),
      datapoints: [5, 5],
      when: ">",
      threshold: mostConnections(environment, instanceClass),
      tellsRecovery: true,
    },
    ...creditAlarm(database),
  ];
}

/** Bytes. With storage autoscaling the threshold is low enough to let it act first. */
function leastFreeStorage(environment: Environment): Traced<number> {
  return combine(
    [
      key(environment, "rds.rdsAllocatedStorage"),
      key(environment, "rds.rdsMaxAllocatedStorage"),
      key(environment, "observability.alarmDatabaseFreeStoragePercent"),
    ],
    (allocated, most, percent) => {
      // When the spec states no maximum, it is twice the allocated storage; 0 turns autoscaling off.
      const share = most === 0 ? percent : Math.min(percent, failedGrowthPercent);
      return Math.round((allocated * bytesPerGiB * share) / 100);
    },
  );
}

/**
 * A share of the `max_connections` that RDS derives from the class's memory. The plan never sets the parameter
 * (max-connections-overridden).
 */
function mostConnections(environment: Environment, instanceClass: Traced<string>): Traced<number> {
  return combine([instanceClass, key(environment, "observability.alarmDatabaseConnectionsPercent")], (classOf, percent) =>
    Math.floor((factOf(classOf, maxConnections) * percent) / 100),
  );
}

/**
 * Burstable classes only. A new instance starts with no credits and earns a tenth of the maximum within three hours, so the alarm needs six
 * low hours.
 */
function creditAlarm({ name, instanceClass, from }: Database): readonly AlarmOptions[] {
  const most = mostCpuCredits(instanceClass.value);
  if (most === undefined) return [];
  return [
    {
      purpose: `${name}-cpu-credits`,
      description: `The database (${name}) has used up its CPU credits: further CPU above the class's baseline is paid by the vCPU-hour. Choose a class that does not burst.`,
      watch: instanceSeries(name, "CPUCreditBalance", "Average"),
      period: 3600,
      datapoints: [6, 6],
      when: "<",
      threshold: instanceClass.map(() => most / 10),
      missing: "notBreaching",
      from: [...from, ...instanceClass.from],
    },
  ];
}
