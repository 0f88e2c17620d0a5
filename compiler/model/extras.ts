/** What a spec adds to the tasks of one service or worker. Each part is traced to its key. */
import type { EffectiveSpec } from "../../generated/types/spec.ts";
import { traced, type Traced } from "../plan/builder/traced.ts";

type Stated = EffectiveSpec["ecsServices"]["serviceExtras"]["api"];
type MapOf<K extends keyof Stated> = Readonly<Stated[K]>;
type Entry<K extends keyof Stated> = NonNullable<Stated[K] extends Record<string, infer E> ? E : never>;

/** The source of a secret variable's value. */
export type ExtraSecret = Entry<"secrets">;
/** A statement of an IAM policy. */
export type IamStatement = Stated["iamStatements"][number];
/** A connection in addition to those that the platform allows. */
export type SecurityGroupRule = Entry<"securityGroupRules">;
/** An alarm on a metric of the tasks. */
export type ExtraAlarm = Entry<"alarms">;
/** A command that runs on a schedule. */
export type ScheduledTask = Entry<"scheduledTasks">;
/** Limits of autoscaling from a time on. */
export type ScheduledCapacity = Entry<"scheduledCapacity">;
/** A container in addition to the image's own. */
export type Sidecar = Entry<"sidecars">;

/**
 * The parts, each traced to its key. The key of a map entry is the part's key plus the entry's name:
 * `ecsServices.serviceExtras.api.sidecars.otel`.
 */
export interface Extras {
  readonly environment: Traced<MapOf<"environment">>;
  readonly secrets: Traced<MapOf<"secrets">>;
  readonly sendsTo: Traced<readonly string[]>;
  readonly iamStatements: Traced<readonly IamStatement[]>;
  readonly securityGroupRules: Traced<MapOf<"securityGroupRules">>;
  readonly alarms: Traced<MapOf<"alarms">>;
  readonly scheduledTasks: Traced<MapOf<"scheduledTasks">>;
  readonly scheduledCapacity: Traced<MapOf<"scheduledCapacity">>;
  readonly sidecars: Traced<MapOf<"sidecars">>;
}

/** The extras in `stated`, the value at spec key `key`. */
export function extrasOf(stated: Stated, key: string): Extras {
  const part = <K extends keyof Extras & keyof Stated>(name: K): Traced<Stated[K]> => traced(stated[name], `${key}.${name}`);
  return {
    environment: part("environment"),
    secrets: part("secrets"),
    sendsTo: part("sendsTo"),
    iamStatements: part("iamStatements"),
    securityGroupRules: part("securityGroupRules"),
    alarms: part("alarms"),
    scheduledTasks: part("scheduledTasks"),
    scheduledCapacity: part("scheduledCapacity"),
    sidecars: part("sidecars"),
  };
}

/** Keys of the parts that are not empty. */
export function usedKeys(...parts: readonly Traced<object>[]): readonly string[] {
  return parts.filter(({ value }) => Object.keys(value).length > 0).flatMap(({ from }) => from);
}

/** One entry of a part. */
export interface NamedEntry<T> {
  readonly name: string;
  /** Spec key of the entry; keys inside the entry extend it. */
  readonly key: string;
  readonly value: T;
}

/** Entries of a traced map, sorted by name because the order of keys in a spec has no meaning. */
export function entriesOf<T>(map: Traced<Readonly<Record<string, T | undefined>>>): readonly NamedEntry<T>[] {
  return Object.keys(map.value)
    .sort()
    .flatMap((name) => {
      const value = map.value[name];
      return value === undefined ? [] : [{ name, key: `${map.from[0]!}.${name}`, value }];
    });
}
