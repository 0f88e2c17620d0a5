/** Database parameters, available sizes, backups outside windows, and environments that can be destroyed repeatedly. */
import { cacheNodeExists } from "../../../compiler/aws/elasticache.ts";
import { applyMethod } from "../../../compiler/aws/parameters.ts";
import { isCreatableVersion } from "../../../compiler/aws/postgres-versions.ts";
import { dbClassExists } from "../../../compiler/aws/rds.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import { PolicyView } from "../../../compiler/rules/shared/view.ts";
import { referencesOf } from "../../../compiler/plan/references.ts";
import { records } from "../../../compiler/plan/values.ts";
import { weeklyWindow } from "../../../compiler/rules/shared/windows.ts";

/** AWS refuses a static parameter with the default apply method. Only a replica states `max_connections`: its source's. */
export function staticParametersWait(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  const isOfReplica = (id: string) =>
    view.ofType("aws:rds/instance:Instance").every(({ inputs }) => {
      return inputs["replicateSourceDb"] !== undefined || view.target(inputs["parameterGroupName"])?.id !== id;
    });
  return view.ofType("aws:rds/parameterGroup:ParameterGroup").flatMap(({ id, inputs }) =>
    records(inputs["parameters"]).flatMap((parameter) => {
      const name = String(parameter["name"]);
      if (name === "wal_level" || (name === "max_connections" && !isOfReplica(id))) return [`${id}: ${name} must not be set`];
      return applyMethod(name) === "pending-reboot" && parameter["applyMethod"] !== "pending-reboot" ? [`${id}: ${name} is static`] : [];
    }),
  );
}

/** Instance class, engine version and node type are available in the region. */
export function sizesExist(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  const databases = view.ofType("aws:rds/instance:Instance").flatMap(({ id, inputs }) => {
    const version = inputs["engineVersion"];
    const isReplica = inputs["replicateSourceDb"] !== undefined;
    const problems = dbClassExists(plan.region, String(inputs["instanceClass"])) ? [] : [`${id}: class ${String(inputs["instanceClass"])}`];
    return isReplica || isCreatableVersion(String(version)) ? problems : [...problems, `${id}: version ${String(version)}`];
  });
  const caches = view.ofType("aws:elasticache/replicationGroup:ReplicationGroup").flatMap(({ id, inputs }) => {
    const nodes = Number(inputs["numCacheClusters"]);
    const failover = inputs["automaticFailoverEnabled"] === true || inputs["multiAzEnabled"] === true;
    return [
      ...(cacheNodeExists(plan.region, String(inputs["nodeType"])) ? [] : [`${id}: node type ${String(inputs["nodeType"])}`]),
      ...(failover && nodes < 2 ? [`${id}: failover with ${nodes} node`] : []),
      ...(nodes < 1 || nodes > 6 ? [`${id}: ${nodes} nodes`] : []),
    ];
  });
  return [...databases, ...caches];
}

const week = 7 * 24 * 60;
const dayNames = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

/** Start minutes of a `cron(m h * * ? *)` or `cron(m h ? * SUN *)` schedule, in minutes since Monday 00:00. */
function startsOf(schedule: string): readonly number[] {
  const [minute, hour, , , weekday] = /^cron\((.*)\)$/.exec(schedule)?.[1]?.split(" ") ?? [];
  const time = Number(hour) * 60 + Number(minute);
  if (!Number.isFinite(time)) return [];
  if (weekday === undefined || weekday === "?" || weekday === "*") return dayNames.map((_, day) => day * 1440 + time);
  return weekday
    .split(",")
    .map((name) => (Number.isNaN(Number(name)) ? dayNames.indexOf(name.toUpperCase()) : (Number(name) + 5) % 7) * 1440 + time);
}

/** No job starts between one hour before the maintenance window and its end, and none takes over the database's own backups. */
export function backupsStayOutside(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  const windows = view
    .ofType("aws:rds/instance:Instance")
    .flatMap(({ inputs }) => (typeof inputs["maintenanceWindow"] === "string" ? [weeklyWindow(inputs["maintenanceWindow"])] : []));
  return view.ofType("aws:backup/plan:Plan").flatMap(({ id, inputs }) =>
    records(inputs["rules"]).flatMap((rule) => {
      const starts = startsOf(String(rule["schedule"]));
      const blocked = starts.some((start) => windows.some((window) => (start - (window.start - 60) + week) % week <= window.minutes + 60));
      return [
        ...(starts.length === 0 ? [`${id}: schedule ${String(rule["schedule"])}`] : []),
        ...(blocked ? [`${id}: ${String(rule["schedule"])} starts inside the maintenance window or the hour before`] : []),
        ...(rule["enableContinuousBackup"] === true ? [`${id}: continuous backup takes over the database's retention and window`] : []),
      ];
    }),
  );
}

/** What a destroyed dev environment leaves behind must not block the next one; each final snapshot has a fresh name. */
export function canBeDestroyedTwice(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  const fresh = view.ofType("aws:rds/instance:Instance").flatMap(({ id, inputs }) => {
    if (inputs["replicateSourceDb"] !== undefined || inputs["skipFinalSnapshot"] === true) return [];
    return referencesOf(inputs["finalSnapshotIdentifier"]).size > 0 ? [] : [`${id}: the final snapshot's name is constant`];
  });
  if (plan.class !== "dev") return fresh;
  // What somebody protects on purpose is not destroyed, and its secrets may remain.
  const guarded = new Set(plan.resources.filter(({ options }) => options.protect === true).map(({ module }) => module));
  const secrets = view
    .ofType("aws:secretsmanager/secret:Secret")
    .filter(({ module, inputs }) => inputs["recoveryWindowInDays"] !== 0 && !guarded.has(module));
  const buckets = view
    .ofType("aws:s3/bucket:Bucket")
    .filter(({ inputs, options }) => inputs["forceDestroy"] !== true && options.protect !== true);
  const repositories = view
    .ofType("aws:ecr/repository:Repository")
    .filter(({ inputs, options }) => inputs["forceDelete"] !== true && options.protect !== true);
  const vaults = view
    .ofType("aws:backup/vault:Vault")
    .filter(({ inputs, options }) => inputs["forceDestroy"] !== true && options.retainOnDelete !== true);
  return [
    ...fresh,
    ...[...secrets, ...buckets, ...repositories, ...vaults].map(({ id }) => `${id}: survives its environment or blocks the next one`),
  ];
}
