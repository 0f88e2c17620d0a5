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
  if (entry.kind === "queue" || workload === undefined || !isAdjustable(rule)) return undefined;
  const free: Free = (key, value, now) => (value === undefined || value === now || entry.stated.has(key) ? undefined : { key, value });
  return adjustments[rule](workload, free, environment);
}

/** Makes a value of a key that the command line leaves free; undefined if it is the value that the key has. */
type Free = (key: string, value: number | undefined, now: unknown) => Value | undefined;
type Adjust = (workload: Workload, free: Free, environment: Environment) => Value | undefined;

const adjustments = {
  "log-retention-one-year": ({ logRetentionDays }, free) => free("logRetentionDays", 365, logRetentionDays.value),
  "desired-count-out-of-bounds": countFor,
  "tasks-exceed-connections": poolFor,
  "task-stops-too-early": (workload, free, environment) =>
    free("stopTimeoutSeconds", stopTimeoutFor(workload, environment), workload.stopTimeoutSeconds.value),
  "unreachable-path": priorityFor,
  "listener-rule-conflict": priorityFor,
} satisfies Readonly<Record<string, Adjust>>;

/** Can another value satisfy the rule? */
export function isAdjustable(rule: string): rule is keyof typeof adjustments {
  return Object.hasOwn(adjustments, rule);
}

/** A stated count moves the bounds; otherwise the bounds, which depend on the class, move the count. */
function countFor({ desiredCount, minCount, maxCount }: Workload, free: Free): Value | undefined {
  const [desired, least, most] = [desiredCount.value, minCount.value, maxCount.value];
  if (desired < least) return free("desiredCount", least, desired) ?? free("minCount", desired, least);
  return free("maxCount", desired, most) ?? free("desiredCount", most, desired);
}

/** Smaller pools down to two connections, then fewer tasks, then one connection. */
function poolFor({ dbPoolSize, maxCount, desiredCount }: Workload, free: Free): Value | undefined {
  const [pool, most] = [dbPoolSize.value, maxCount.value];
  const smaller = () => (pool > 1 ? free("dbPoolSize", pool - 1, pool) : undefined);
  const fewer = () => (most > desiredCount.value ? free("maxCount", most - 1, most) : undefined);
  return pool > 2 ? (smaller() ?? fewer()) : (fewer() ?? smaller());
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
function priorityFor({ name }: Workload, free: Free, { services }: Environment): Value | undefined {
  const own = services[name];
  if (own === undefined) return undefined;
  const others = Object.values(services).filter((service) => service !== own);
  const taken = new Set(others.map(({ listenerPriority }) => listenerPriority.value));
  const before = others.filter((other) => other.listenerPriority.value < own.listenerPriority.value && matchesFirst(other, own));
  let priority = Math.min(own.listenerPriority.value, ...before.map(({ listenerPriority }) => listenerPriority.value)) - 1;
  while (taken.has(priority)) priority -= 1;
  return free("listenerPriority", priority < 1 ? undefined : priority, undefined);
}

function matchesFirst(other: Service, own: Service): boolean {
  return (
    other.host.value === own.host.value && own.paths.value.some((path) => other.paths.value.some((pattern) => coversPattern(pattern, path)))
  );
}
