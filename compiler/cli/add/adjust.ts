/** Chooses values of a new entry that satisfy the rules, where the defaults do not and the command line leaves the choice. */
import { coversPattern } from "../../aws/path-pattern.ts";
import type { Json } from "../../edit/operation.ts";
import type { Environment, Service, Workload } from "../../model/types.ts";
import { consumedQueues } from "../../model/workloads.ts";
import type { Addition } from "./addition.ts";
import type { Change } from "./attempt.ts";
import { pathOf, withKey, type Entry } from "./entry.ts";

/** A value that was chosen, and the rule that asks for it. */
export interface Choice {
  readonly entry: Entry;
  readonly key: string;
  readonly value: Json;
  readonly rule: string;
}

/** Another value for one key of an entry, of which a spec has a new diagnostic; undefined if there is none to try. */
export function adjusted(addition: Addition, changes: readonly Change[]): (Addition & { readonly choice: Choice }) | undefined {
  for (const { found, after } of changes) {
    for (const { rule, key = "" } of after.environment === undefined ? [] : found) {
      for (const entry of addition.entries.filter((each) => concerns(rule, key, pathOf(each).join(".")))) {
        const choice = choiceFor(rule, entry, after.environment!);
        if (choice === undefined) continue;
        const entries = addition.entries.map((each) => (each === entry ? withKey(entry, choice.key, choice.value) : each));
        return { ...addition, entries, choice: { entry, rule, ...choice } };
      }
    }
  }
  return undefined;
}

/** Diagnostics about all workloads together do not name the new one. */
function concerns(rule: string, key: string, entry: string): boolean {
  return rule === "tasks-exceed-connections" || key === entry || key.startsWith(`${entry}.`);
}

interface Value {
  readonly key: string;
  readonly value: Json;
}

function choiceFor(rule: string, entry: Entry, environment: Environment): Value | undefined {
  const workload = { ...environment.services, ...environment.workers }[entry.name];
  if (entry.kind === "queue" || workload === undefined) return undefined;
  const free = (key: string, value: number | undefined, now: unknown) =>
    value === undefined || value === now || entry.stated.has(key) ? undefined : { key, value };
  switch (rule) {
    case "log-retention-one-year":
      return free("logRetentionDays", 365, workload.logRetentionDays.value);
    case "desired-count-out-of-bounds":
      return countFor(workload, free);
    case "tasks-exceed-connections":
      return poolFor(workload, free);
    case "task-stops-too-early":
      return free("stopTimeoutSeconds", stopTimeoutFor(workload, environment), workload.stopTimeoutSeconds.value);
    case "unreachable-path":
    case "listener-rule-conflict":
      return free("listenerPriority", priorityFor(entry.name, environment), undefined);
    default:
      return undefined;
  }
}

type Free = (key: string, value: number | undefined, now: unknown) => Value | undefined;

/** A stated count moves the bounds; otherwise the bounds, which depend on the class, move the count. */
function countFor({ desiredCount, minCount, maxCount }: Workload, free: Free): Value | undefined {
  const [desired, least, most] = [desiredCount.value, minCount.value, maxCount.value];
  if (desired < least) return free("desiredCount", least, desired) ?? free("minCount", desired, least);
  return free("maxCount", desired, most) ?? free("desiredCount", most, desired);
}

/** Smaller pools first, then fewer tasks. */
function poolFor({ dbPoolSize, maxCount, desiredCount }: Workload, free: Free): Value | undefined {
  const pool = dbPoolSize.value > 1 ? free("dbPoolSize", dbPoolSize.value - 1, dbPoolSize.value) : undefined;
  if (pool !== undefined || maxCount.value <= desiredCount.value) return pool;
  return free("maxCount", maxCount.value - 1, maxCount.value);
}

/** ECS kills tasks after at most 120 seconds. */
const longestStop = 120;

function stopTimeoutFor(workload: Workload, environment: Environment): number | undefined {
  const worker = environment.workers[workload.name];
  if (worker === undefined) return undefined;
  const handlers = consumedQueues(environment, worker).map(({ handlerSeconds }) => handlerSeconds.value);
  return Math.min(longestStop, Math.max(...handlers));
}

/** The highest free priority above the services whose paths would match first; otherwise the next free one below its own. */
function priorityFor(name: string, { services }: Environment): number | undefined {
  const own = services[name]!;
  const others = Object.values(services).filter((service) => service !== own);
  const taken = new Set(others.map(({ listenerPriority }) => listenerPriority.value));
  const before = others.filter((other) => other.listenerPriority.value < own.listenerPriority.value && matchesFirst(other, own));
  let priority = Math.min(own.listenerPriority.value, ...before.map(({ listenerPriority }) => listenerPriority.value)) - 1;
  while (taken.has(priority)) priority -= 1;
  return priority < 1 ? undefined : priority;
}

function matchesFirst(other: Service, own: Service): boolean {
  return other.host.value === own.host.value && own.paths.value.some((path) => other.paths.value.some((pattern) => coversPattern(pattern, path)));
}
