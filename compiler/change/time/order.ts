/**
 * States that the engine passes through on its way from one plan to the other, in which a service lacks something that it needs: its
 * database path, its secret, its last healthy task, its DNS name.
 */
import type { Plan } from "../../plan/types.ts";
import { serviceName, serviceType } from "../services.ts";
import { lackOf, neededAtStart } from "../serving.ts";
import type { BadState, Change, Operation } from "../types.ts";
import { cutOff } from "./cut-off.ts";
import type { Step } from "./schedule.ts";
import { staleNames } from "./stale-names.ts";
import { verb, View, wordsFor } from "./view.ts";

/** All such states, the first one first. */
export function badStates(before: Plan | undefined, after: Plan | undefined, change: Change): readonly BadState[] {
  if (before === undefined || after === undefined) return [];
  const view = new View(before, after, change);
  const found = change.operations.flatMap((operation) => [
    ...missing(operation, view),
    ...moved(operation, view),
    ...closed(operation, view),
    ...staleNames(operation, view),
    ...stopped(operation, view),
    ...goneEarly(operation, view),
  ]);
  return joined(found.sort((a, b) => a.start - b.start || a.end - b.end || (a.resource < b.resource ? -1 : 1)));
}

/** One state for the resources that leave the same services without the same thing at the same time. */
function joined(states: readonly BadState[]): readonly BadState[] {
  const groups = new Map<string, readonly [BadState, ...BadState[]]>();
  for (const state of states) {
    const key = JSON.stringify([state.services, state.lacks, state.start, state.end]);
    const [first, ...others] = groups.get(key) ?? [];
    groups.set(key, first === undefined ? [state] : [first, ...others, state]);
  }
  return [...groups.values()].map(([first, ...others]) =>
    others.length === 0 ? first : { ...first, text: `${first.text}; likewise ${others.map(({ resource }) => resource).join(", ")}` },
  );
}

/** A resource that is deleted before its successor is there. AWS keeps the last version of a secret until the next one takes over. */
function missing({ id, previousId, type, kind, order, copy }: Operation, view: View): readonly BadState[] {
  const lacks = lackOf(type);
  const services = view.services(previousId ?? id);
  const [gone, made] = [view.step(previousId ?? id, "delete"), view.step(id, "create")];
  if (kind !== "replace" || order !== "delete first" || lacks === undefined || copy || services.length === 0) return [];
  if (gone === undefined || made === undefined) return [];
  const who = neededAtStart(type) ? `tasks of ${wordsFor(services)} that start then have` : `${wordsFor(services)} ${verb(services)}`;
  const text = `between the deletion of ${id} and the end of its creation, ${who} no ${lacks}`;
  return [{ resource: id, services, lacks, text, start: gone.start, end: made.end }];
}

/** Properties that clients learn from the resource: what they knew before is wrong as soon as the property changes in place. */
const learned: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aws:rds/instance:Instance": {
    identifier: "database path",
    password: "secret",
    port: "database path",
    username: "secret",
  },
  "aws:rds/proxy:Proxy": { name: "database path" },
  "aws:elasticache/replicationGroup:ReplicationGroup": { authToken: "secret", port: "Redis" },
  "aws:lb/targetGroup:TargetGroup": { port: "healthy task" },
};

/** An address or credential that changes before its users do. */
function moved({ id, type, kind, properties }: Operation, view: View): readonly BadState[] {
  const step = view.step(id, "update");
  if (kind !== "update" || step === undefined) return [];
  return properties.flatMap(({ name }): readonly BadState[] => {
    const lacks = keepsBoth(id, name, view) ? undefined : learned[type]?.[name];
    const waiting = lacks === undefined ? [] : learners(id, view).flatMap((service) => untilDone(service, step, view));
    if (lacks === undefined || waiting.length === 0) return [];
    const services = waiting.map(({ service }) => service);
    const text = `from the change of ${name} of ${id} until their own deployments end, ${wordsFor(services)} ${verb(services)} no ${lacks}`;
    return [{ resource: id, services, lacks, text, start: step.start, end: Math.max(...waiting.map(({ end }) => end)) }];
  });
}

/** Redis takes the old token beside the new one, unless it is told to set the new one alone. */
function keepsBoth(id: string, property: string, { now }: View): boolean {
  const resource = now.byId(id);
  return property === "authToken" && resource !== undefined && (now.text(resource, "authTokenUpdateStrategy") ?? "ROTATE") === "ROTATE";
}

/** A way to running tasks that closes before they are exchanged. */
function closed(operation: Operation, view: View): readonly BadState[] {
  const step = view.step(operation.id, "update");
  const cut = step === undefined ? undefined : cutOff(operation, view.old, view.now, view.operations);
  if (step === undefined || cut === undefined) return [];
  const ends = cut.services.flatMap((service) => untilDone(service, step, view)).map(({ end }) => end);
  return [{ resource: operation.id, ...cut, start: step.start, end: Math.max(step.end, ...ends) }];
}

/** Services whose tasks get a value of the resource: through a task definition or a secret. Others only start after it. */
function learners(id: string, view: View): readonly string[] {
  const seen = new Set([id]);
  for (const each of seen) {
    for (const user of view.old.users(each)) if (!user.type.startsWith("aws:rds/") || user.type.includes("proxy")) seen.add(user.id);
  }
  return view.services(id).filter((name) => seen.has(`ecs-service-${name}`));
}

/** When a service has only new tasks: at the end of its own step, which may be none. */
function untilDone(service: string, { end }: Step, view: View): readonly { readonly service: string; readonly end: number }[] {
  const own = view.step(`ecs-service-${service}`, "update") ?? view.step(`ecs-service-${service}`, "create");
  return [{ service, end: own?.end ?? end }];
}

/** A rolling deployment that may stop the last task before the next one is healthy. */
function stopped({ id, type, kind, properties }: Operation, view: View): readonly BadState[] {
  const step = view.step(id, "update");
  const service = view.now.byId(id);
  if (type !== serviceType || kind !== "update" || step === undefined || service === undefined) return [];
  if (properties.every(({ name }) => name !== "taskDefinition" && name !== "networkConfiguration" && name !== "loadBalancers")) return [];
  const desired = view.now.number(service, "desiredCount", 1);
  const healthy = view.now.number(service, "deploymentMinimumHealthyPercent", 100);
  if (desired === 0 || Math.ceil((desired * healthy) / 100) > 0) return [];
  const name = serviceName(id);
  const text = `during its deployment, ${name} may stop its last healthy task before the next one runs (${desired} desired, at least ${healthy} % healthy)`;
  return [{ resource: id, services: [name], lacks: "healthy task", text, start: step.start, end: step.end }];
}

/** A deletion at the end, while tasks that use the resource may still run, because nobody waits for their deployment. */
function goneEarly({ id, previousId, type, kind, order, retained }: Operation, view: View): readonly BadState[] {
  const lacks = lackOf(type);
  const gone = view.step(previousId ?? id, "delete");
  const leaves = kind === "delete" || (kind === "replace" && order === "create first");
  if (!leaves || retained || lacks === undefined || gone === undefined || type === serviceType) return [];
  const services = view.services(previousId ?? id).filter((name) => !waitsForTasks(name, view));
  if (services.length === 0) return [];
  const text = `${id} is deleted while old tasks of ${wordsFor(services)} may still run: \`waitForSteadyState\` is off`;
  return [{ resource: id, services, lacks, text, start: gone.start, end: gone.end }];
}

function waitsForTasks(service: string, { now }: View): boolean {
  return now.byId(`ecs-service-${service}`)?.inputs["waitForSteadyState"] === true;
}
