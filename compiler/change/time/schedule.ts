/**
 * When the engine takes which step: each resource follows what it depends on, independent ones run in parallel, and deletions come last,
 * users before what they use. A replacement that deletes first deletes its predecessor, and those of everything below that is replaced
 * likewise, before it creates. Times are estimates; the order holds whatever they are.
 */
import { dependenciesOf } from "../../plan/references.ts";
import type { Plan, PlanResource } from "../../plan/types.ts";
import type { Change, Operation } from "../types.ts";
import { secondsOf, type StepAction } from "./duration.ts";

/** A call to AWS that changes a resource. */
export interface Step {
  readonly id: string;
  readonly type: string;
  readonly action: StepAction;
  /** Seconds since the start of `pulumi up`. */
  readonly start: number;
  readonly end: number;
  /** The step that this one waited for last. */
  readonly after?: Step;
}

/** `typical` or `most`: which of the estimated times counts. */
export type Pace = 0 | 1;

/** All steps, in the order in which they end. */
export function scheduleOf(before: Plan | undefined, after: Plan | undefined, { operations }: Change, pace: Pace = 0): readonly Step[] {
  const schedule = new Schedule(before, operations, pace);
  for (const resource of after?.resources ?? []) schedule.register(resource);
  schedule.cleanUp();
  return schedule.steps.sort((a, b) => a.end - b.end || a.start - b.start);
}

/** The steps that decide how long the whole takes, in order. */
export function criticalPath(steps: readonly Step[]): readonly Step[] {
  const path: Step[] = [];
  for (let step = steps.at(-1); step !== undefined; step = step.after) path.unshift(step);
  return path;
}

class Schedule {
  readonly steps: Step[] = [];
  readonly #pace: Pace;
  readonly #operations: ReadonlyMap<string, Operation>;
  readonly #old: ReadonlyMap<string, PlanResource>;
  /** The last step that a resource waits for, its own included. */
  readonly #done = new Map<string, Step | undefined>();
  readonly #deleted = new Map<string, Step>();
  #users: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(before: Plan | undefined, operations: readonly Operation[], pace: Pace) {
    this.#pace = pace;
    this.#operations = new Map(operations.map((one) => [one.id, one]));
    this.#old = new Map(before?.resources.map((resource) => [resource.id, resource]));
  }

  register(resource: PlanResource): void {
    let last: Step | undefined;
    for (const id of dependenciesOf(resource)) last = later(last, this.#done.get(id));
    const operation = this.#operations.get(resource.id);
    this.#done.set(resource.id, operation === undefined ? last : (this.#perform(operation, last) ?? last));
  }

  /** What is left over: the deleted resources, and the predecessors of those that were created first. */
  cleanUp(): void {
    const last = this.steps.reduce<Step | undefined>(later, undefined);
    for (const operation of this.#operations.values()) if (leavesOld(operation)) this.#delete(previous(operation), last, leavesOld);
  }

  #perform(operation: Operation, last: Step | undefined): Step | undefined {
    const { id, type, kind, order } = operation;
    if (kind === "create") return this.#step(id, type, "create", last);
    if (kind === "update" || kind === "unknown") return this.#step(id, type, "update", last, secondsOf(timed(operation), "update"));
    if (kind !== "replace") return undefined;
    return this.#step(
      id,
      type,
      "create",
      order === "delete first" ? later(last, this.#delete(previous(operation), last, isReplaced)) : last,
    );
  }

  /** Deletes a resource of the plan before, after everything that uses it and goes as well. */
  #delete(id: string, last: Step | undefined, goes: (operation: Operation) => boolean): Step | undefined {
    const known = this.#deleted.get(id);
    const resource = this.#old.get(id);
    if (known !== undefined || resource === undefined) return known;
    let start = last;
    for (const user of this.#usersOf(id)) {
      const operation = this.#operations.get(user);
      if (operation !== undefined && goes(operation)) start = later(start, this.#delete(user, last, goes));
    }
    // AWS keeps what is retained: the engine forgets it without a call.
    if (resource.options.retainOnDelete === true) return start;
    const step = this.#step(id, resource.type, "delete", start);
    this.#deleted.set(id, step);
    return step;
  }

  #usersOf(id: string): readonly string[] {
    this.#users ??= usersIn([...this.#old.values()]);
    return this.#users.get(id) ?? [];
  }

  #step(id: string, type: string, action: StepAction, after: Step | undefined, seconds = secondsOf(type, action)): Step {
    const start = after?.end ?? 0;
    const step = { id, type, action, start, end: start + seconds[this.#pace], ...(after !== undefined && { after }) };
    this.steps.push(step);
    return step;
  }
}

/** The type whose times count: AWS changes tags at once, whatever else takes long to change. */
function timed({ type, properties }: Operation): string {
  const onlyTags = properties.length > 0 && properties.every(({ name }) => name === "tags" || name === "tagsAll");
  return onlyTags ? "*" : type;
}

function previous({ id, previousId }: Operation): string {
  return previousId ?? id;
}

function leavesOld({ kind, order, retained }: Operation): boolean {
  return !retained && (kind === "delete" || (kind === "replace" && order === "create first"));
}

/** Below a resource that is deleted first, everything that is replaced goes before it, whatever its own order is. */
function isReplaced({ kind }: Operation): boolean {
  return kind === "replace";
}

function later(a: Step | undefined, b: Step | undefined): Step | undefined {
  return a === undefined || (b !== undefined && b.end > a.end) ? b : a;
}

function usersIn(resources: readonly PlanResource[]): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const resource of resources) {
    for (const id of dependenciesOf(resource)) {
      const known = users.get(id);
      if (known === undefined) users.set(id, [resource.id]);
      else known.push(resource.id);
    }
  }
  return users;
}
