/** The entry of a new service, worker or queue: the keys of the command line, and defaults for those that the schema requires. */
import { parseDocument } from "yaml";
import { nearestFargateSize } from "../../aws/fargate.ts";
import { editText } from "../../edit/edit.ts";
import { EditConflict, type Json } from "../../edit/operation.ts";
import type { KeyPath } from "../../source/types.ts";
import { yamlOptions } from "../../source/yaml-options.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { UsageError, type Arguments } from "../command.ts";
import { settingsOf, valueOf } from "./settings.ts";

export type Kind = "service" | "worker" | "queue";

/** Keys of an entry. */
export interface Keys {
  readonly [key: string]: Json;
}

/** Where each kind has its entries. */
export const mapOf: Readonly<Record<Kind, KeyPath>> = {
  service: ["ecsServices", "extraServices"],
  worker: ["ecsWorkers", "extraWorkers"],
  queue: ["sqs", "extraQueues"],
};

/** Options that set a key of an entry, and the kinds that have the key. */
export const keyOptions: Readonly<Record<string, { readonly key: string; readonly kinds: readonly Kind[] }>> = {
  cpu: { key: "cpu", kinds: ["service", "worker"] },
  memory: { key: "memory", kinds: ["service", "worker"] },
  count: { key: "desiredCount", kinds: ["service", "worker"] },
  "min-count": { key: "minCount", kinds: ["service", "worker"] },
  "max-count": { key: "maxCount", kinds: ["service", "worker"] },
  port: { key: "containerPort", kinds: ["service"] },
  host: { key: "host", kinds: ["service"] },
  priority: { key: "listenerPriority", kinds: ["service"] },
  "handler-seconds": { key: "handlerSeconds", kinds: ["queue"] },
};

/** Options that set a list of an entry, and may be repeated. */
export const listOptions: typeof keyOptions = {
  path: { key: "paths", kinds: ["service"] },
  "sends-to": { key: "sendsTo", kinds: ["service", "worker"] },
};

/** An entry to add. */
export interface Entry {
  readonly kind: Kind;
  readonly name: string;
  readonly value: Keys;
  /** Keys that the command line sets; nothing else changes them. */
  readonly stated: ReadonlySet<string>;
}

export function pathOf({ kind, name }: Pick<Entry, "kind" | "name">): KeyPath {
  return [...mapOf[kind], name];
}

/** The keys that the command line states for an entry of this kind. `--set` is about the kind that the command names. */
export function statedKeys(kind: Kind, args: Arguments, isMain: boolean): Keys {
  const given = Object.entries(keyOptions).flatMap(([option, { key, kinds }]) => {
    const value = args.value(option);
    return value === undefined || !kinds.includes(kind) ? [] : [[key, valueOf([...mapOf[kind], "name", key], value)] as const];
  });
  const lists = Object.entries(listOptions).flatMap(([option, { key, kinds }]) => {
    const names = args.values(option).flatMap((value) => value.split(","));
    return names.length === 0 || !kinds.includes(kind) ? [] : [[key, names] as const];
  });
  const values: Keys = Object.fromEntries([...given, ...lists]);
  return isMain ? withSettings(kind, values, args.values("set")) : values;
}

/** The editor merges the settings, as it does into a file. */
function withSettings(kind: Kind, values: Keys, settings: readonly string[]): Keys {
  try {
    const text = editText(JSON.stringify(values), settingsOf([...mapOf[kind], "name"], settings));
    return parseDocument(text, yamlOptions).toJS() as Keys;
  } catch (error) {
    if (error instanceof EditConflict) throw new UsageError(`--set: ${error.message}`, "set its keys one by one, or all of it at once");
    throw error;
  }
}

/** Smallest size of a task, and backlog limits that the built-in worker has as well. */
const workload = { desiredCount: 1, cpu: 256, memory: 512 };
const scaling = { scaleOnQueueDepth: 100, scaleOnOldestMessageAge: 300 };
const mostVisibility = 43_200;

/** An entry with the keys of the command line, in the schema's order. */
export function newEntry(kind: Kind, name: string, stated: Keys): Entry {
  const keys = Object.keys(nodeAt(effectiveSchema(), [...mapOf[kind], name]).properties ?? {});
  const all: Keys = { ...defaultsOf(kind, name, stated), ...stated };
  const sorted = [...keys.filter((key) => Object.hasOwn(all, key)), ...Object.keys(all).filter((key) => !keys.includes(key))];
  return { kind, name, value: Object.fromEntries(sorted.map((key) => [key, all[key]!])), stated: new Set(Object.keys(stated)) };
}

function defaultsOf(kind: Kind, name: string, { cpu, handlerSeconds }: Keys): Keys {
  // The visibility timeout is at least six times the handler time.
  if (kind === "queue")
    return typeof handlerSeconds === "number" ? { visibilityTimeoutSeconds: Math.min(6 * handlerSeconds, mostVisibility) } : {};
  const size = typeof cpu === "number" ? { cpu, memory: nearestFargateSize(cpu, 2 * cpu).memory } : {};
  return kind === "service" ? { paths: [`/${name}`, `/${name}/*`], ...workload, ...size } : { ...workload, ...scaling, ...size };
}

/** The same entry with another value of a key. */
export function withKey(entry: Entry, key: string, value: Json): Entry {
  const { value: old, stated } = entry;
  return { ...newEntry(entry.kind, entry.name, { ...old, [key]: value }), stated };
}
