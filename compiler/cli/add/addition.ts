/** What `add service|worker|queue` adds to a spec: new entries, and the lists in which services and workers name queues. */
import { nearest } from "../../diagnostics/nearest.ts";
import { builtInNames } from "../../model/reserved-names.ts";
import type { KeyPath, Tree } from "../../source/types.ts";
import { valueAt } from "../../source/value-at.ts";
import { UsageError, type Arguments } from "../command.ts";
import { keyOptions, listOptions, mapOf, newEntry, pathOf, statedKeys, type Entry, type Kind } from "./entry.ts";
import type { Wish } from "./wishes.ts";

/** What the command line asks for. */
export interface Request {
  readonly kind: Kind;
  readonly name: string;
  readonly args: Arguments;
}

export interface Addition {
  readonly entries: readonly Entry[];
  /** Lists that shall contain the name of a queue. */
  readonly members: readonly Extract<Wish, { kind: "member" }>[];
}

/** The addition to a spec with this content; undefined if the name is taken and there is nothing to connect it with. */
export function additionOf({ kind, name, args }: Request, spec: Tree): Addition | undefined {
  const exists = (of: Kind, other: string) => isBuiltIn(of, other) || valueAt(spec, pathOf({ kind: of, name: other })) !== undefined;
  const workers = kind === "worker" ? [name] : namesOf(args, "worker");
  const queues = kind === "queue" ? [name] : namesOf(args, "queue");
  const senders = namesOf(args, "sender");
  const connects = kind === "worker" ? queues.length > 0 : kind === "queue" && workers.length + senders.length > 0;
  if (exists(kind, name) && !connects) return undefined;
  if (kind === "worker" && queues.length === 0)
    throw new UsageError(`the worker ${name} needs a queue to consume`, "name it with --queue NAME");
  const made = (of: Kind, names: readonly string[], more = {}) =>
    names.filter((other) => !exists(of, other)).map((other) => newEntry(of, other, { ...statedKeys(of, args, of === kind), ...more }));
  const newQueues = kind === "service" ? [] : made("queue", queues);
  const entries = [...newQueues, ...(kind === "service" ? made("service", [name]) : made("worker", workers, { consumes: queues }))];
  checkOptions({ kind, name, args }, entries);
  const names = new Set(newQueues.map((queue) => queue.name));
  const sent = (queue: string) => (senders.length === 0 && names.has(queue) ? ["api"] : senders.filter((sender) => sender !== "none"));
  return {
    entries,
    members: [
      ...queues.flatMap((queue) => workers.flatMap((worker) => consumes(worker, queue))),
      ...queues.flatMap((queue) => sent(queue).map((sender) => member([...senderPath(sender, spec, entries), "sendsTo"], queue))),
    ],
  };
}

function namesOf(args: Arguments, option: string): readonly string[] {
  return [...new Set(args.values(option).flatMap((value) => value.split(",")))];
}

function isBuiltIn(kind: Kind, name: string): boolean {
  return (builtInNames[kind] as readonly string[]).includes(name);
}

function member(path: KeyPath, name: string): Extract<Wish, { kind: "member" }> {
  return { kind: "member", path, name };
}

/** The built-in worker consumes the built-in queues in any case. */
function consumes(worker: string, queue: string): readonly Extract<Wish, { kind: "member" }>[] {
  if (!isBuiltIn("worker", worker)) return [member([...mapOf.worker, worker, "consumes"], queue)];
  return isBuiltIn("queue", queue) ? [] : [member(["ecsWorkers", "workerExtras", worker, "consumes"], queue)];
}

/** Where a service or worker states what it sends to. Throws a usage error if there is none of that name. */
function senderPath(name: string, spec: Tree, entries: readonly Entry[]): KeyPath {
  if (isBuiltIn("service", name)) return ["ecsServices", "serviceExtras", name];
  if (isBuiltIn("worker", name)) return ["ecsWorkers", "workerExtras", name];
  for (const kind of ["service", "worker"] as const) {
    const path = pathOf({ kind, name });
    if (valueAt(spec, path) !== undefined || entries.some((entry) => entry.kind === kind && entry.name === name)) return path;
  }
  const known = [
    ...builtInNames.service,
    ...builtInNames.worker,
    ...Object.keys((valueAt(spec, mapOf.service) as object | undefined) ?? {}),
    ...Object.keys((valueAt(spec, mapOf.worker) as object | undefined) ?? {}),
  ];
  const near = nearest(name, known);
  throw new UsageError(
    `unknown sender ${name}`,
    `expected one of ${known.join(", ")}, or none${near === undefined ? "" : `; did you mean ${near}?`}`,
  );
}

/** Options that would have no effect are refused. */
function checkOptions({ kind, name, args }: Request, entries: readonly Entry[]): void {
  for (const [option, { kinds }] of Object.entries({ ...keyOptions, ...listOptions })) {
    if (!args.has(option) || entries.some((entry) => kinds.includes(entry.kind))) continue;
    if (kinds.includes(kind)) throw new UsageError(`${name} exists already: --${option} cannot change it`, "edit the spec");
    throw new UsageError(`--${option} is for a new ${kinds.join(" or ")}`, `omit it`);
  }
  if (args.has("set") && !entries.some((entry) => entry.name === name && entry.kind === kind))
    throw new UsageError(`${name} exists already: --set cannot change it`, "edit the spec");
}
