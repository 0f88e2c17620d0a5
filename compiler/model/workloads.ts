/** Services, workers and queues by name: the built-in ones, and those that the spec adds. */
import type { EffectiveSpec } from "../../generated/types/spec.ts";
import { extraQueues, extraServices, extraWorkers } from "./extra-workloads.ts";
import { usedKeys } from "./extras.ts";
import { builtInQueues, builtInServices, builtInWorkers } from "./built-in-workloads.ts";
import type { Environment, Queue, Service, Worker, Workload } from "./types.ts";

/** The maps of the environment. If a name is taken twice (rule `name-conflict`), the built-in entry wins. */
export function workloadMaps(spec: EffectiveSpec): Pick<Environment, "services" | "workers" | "queues"> {
  const services = { ...extraServices(spec), ...builtInServices(spec) };
  const named = { ...extraQueues(spec), ...builtInQueues(spec) };
  const workers = mapValues({ ...extraWorkers(spec), ...builtInWorkers(spec) }, (worker) => ({
    ...worker,
    queues: worker.queues.filter((name) => Object.hasOwn(named, name)),
  }));
  const senders = [...Object.values(services), ...Object.values(workers)];
  const queues = mapValues(named, (queue) => {
    const stated = senders.filter(({ extras }) => extras.sendsTo.value.includes(queue.name)).map(({ name }) => name);
    return { ...queue, producers: [...new Set([...queue.producers, ...stated])] };
  });
  return { services: inOrder(services), workers: inOrder(workers), queues: inOrder(queues) };
}

/** Built-in entries come first. */
function inOrder<T extends { readonly entry?: string }>(map: Record<string, T>): Record<string, T> {
  const entries = Object.entries(map);
  const isExtra = ([, value]: [string, T]): boolean => value.entry !== undefined;
  return Object.fromEntries([...entries.filter((each) => !isExtra(each)), ...entries.filter(isExtra)]);
}

function mapValues<A, B>(map: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}

/** Queues that a workload sends messages to. */
export function producedQueues(environment: Pick<Environment, "queues">, workload: Pick<Workload, "name">): readonly Queue[] {
  return Object.values(environment.queues).filter(({ producers }) => producers.includes(workload.name));
}

/** Queues that a workload receives messages from; only workers have any. */
export function consumedQueues(environment: Pick<Environment, "queues">, workload: Service | Worker): readonly Queue[] {
  return workload.kind === "worker" ? workload.queues.map((name) => environment.queues[name]!) : [];
}

/** Spec keys that name a workload's queues; none if no key does. */
export function queueKeys(workload: Service | Worker): readonly string[] {
  return usedKeys(workload.extras.sendsTo, ...(workload.kind === "worker" ? [workload.consumes] : []));
}

/** Services and workers together: every workload with a task definition. */
export function workloadsOf(environment: {
  readonly services: Readonly<Record<string, Service>>;
  readonly workers: Readonly<Record<string, Worker>>;
}): readonly (Service | Worker)[] {
  return [...Object.values(environment.services), ...Object.values(environment.workers)];
}

/** Spec keys of the services, workers or queues that the spec adds: the causes of a list of them. */
export function entryKeys(all: readonly { readonly entry?: string }[]): readonly string[] {
  return all.flatMap(({ entry }) => entry ?? []);
}
