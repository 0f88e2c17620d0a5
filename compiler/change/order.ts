/**
 * States that the engine passes through on its way from one plan to the other, in which a service lacks something that it needs: its
 * database path, its secret, its last healthy task, its DNS name.
 */
import { readerOf, type PlanReader } from "../plan/reader.ts";
import type { Plan } from "../plan/types.ts";
import { scheduleOf, type Step } from "./schedule.ts";
import { serviceName, serviceType, servicesUsing } from "./services.ts";
import { lackOf, neededAtStart } from "./serving.ts";
import type { Change, Operation } from "./types.ts";

export interface BadState {
  /** The resource whose step begins the state. */
  readonly resource: string;
  /** Names of the services that are affected. */
  readonly services: readonly string[];
  /** What they lack: "database path". */
  readonly lacks: string;
  /** From one step to another, in words. */
  readonly text: string;
  /** Seconds after the start of `pulumi up`, typically. */
  readonly start: number;
  readonly end: number;
}

/** All such states, the first one first. */
export function badStates(before: Plan | undefined, after: Plan | undefined, change: Change): readonly BadState[] {
  if (before === undefined || after === undefined) return [];
  const view = new View(before, after, change);
  const found = change.operations.flatMap((operation) => [
    ...missing(operation, view),
    ...moved(operation, view),
    ...stopped(operation, view),
    ...goneEarly(operation, view),
  ]);
  return found.sort((a, b) => a.start - b.start || a.end - b.end || (a.resource < b.resource ? -1 : 1));
}

/** What the checks look up. */
class View {
  readonly old: PlanReader;
  readonly now: PlanReader;
  readonly #steps = new Map<string, Step>();

  constructor(before: Plan, after: Plan, change: Change) {
    this.old = readerOf(before, "in-service");
    this.now = readerOf(after, "in-service");
    for (const step of scheduleOf(before, after, change)) this.#steps.set(`${step.action} ${step.id}`, step);
  }

  step(id: string, action: Step["action"]): Step | undefined {
    return this.#steps.get(`${action} ${id}`);
  }

  /** Services that use a resource of the plan before and run after the change as well. */
  services(id: string): readonly string[] {
    const resource = this.old.byId(id);
    const all = resource === undefined ? [] : servicesUsing(resource, this.old);
    return all.filter((name) => this.now.byId(`ecs-service-${name}`) !== undefined);
  }
}

/** A resource that is deleted before its successor is there. AWS keeps the last version of a secret until the next one takes over. */
function missing({ id, previousId, type, kind, order, copy }: Operation, view: View): readonly BadState[] {
  const lacks = lackOf(type);
  const services = view.services(previousId ?? id);
  const [gone, made] = [view.step(previousId ?? id, "delete"), view.step(id, "create")];
  if (kind !== "replace" || order !== "delete first" || lacks === undefined || copy || services.length === 0) return [];
  if (gone === undefined || made === undefined) return [];
  const who = neededAtStart(type)
    ? `tasks of ${names(services)} that start then have`
    : `${names(services)} ${services.length === 1 ? "has" : "have"}`;
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
    const lacks = learned[type]?.[name];
    const waiting = lacks === undefined ? [] : learners(id, view).flatMap((service) => untilDone(service, step, view));
    if (lacks === undefined || waiting.length === 0) return [];
    const services = waiting.map(({ service }) => service);
    const text = `from the change of ${name} of ${id} until their own deployments end, ${names(services)} ${services.length === 1 ? "has" : "have"} no ${lacks}`;
    return [{ resource: id, services, lacks, text, start: step.start, end: Math.max(...waiting.map(({ end }) => end)) }];
  });
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
  const text = `${id} is deleted while old tasks of ${names(services)} may still run: \`waitForSteadyState\` is off`;
  return [{ resource: id, services, lacks, text, start: gone.start, end: gone.end }];
}

function waitsForTasks(service: string, { now }: View): boolean {
  return now.byId(`ecs-service-${service}`)?.inputs["waitForSteadyState"] === true;
}

function names(services: readonly string[]): string {
  if (services.length <= 2) return services.join(" and ");
  if (services.length <= 4) return `${services.slice(0, -1).join(", ")} and ${services.at(-1)}`;
  return `${services.slice(0, 3).join(", ")} and ${services.length - 3} more services`;
}
