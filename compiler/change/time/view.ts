/** What the checks of the order in time share: steps, both plans, and the words for services. */
import { readerOf, type PlanReader } from "../../plan/reader.ts";
import type { Plan } from "../../plan/types.ts";
import { servicesUsing } from "../services.ts";
import type { Change, Operation } from "../types.ts";
import { scheduleOf, type Step } from "./schedule.ts";

/** What the checks look up. */
export class View {
  readonly old: PlanReader;
  readonly now: PlanReader;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly #steps = new Map<string, Step>();

  constructor(before: Plan, after: Plan, change: Change) {
    this.old = readerOf(before, "in-service");
    this.now = readerOf(after, "in-service");
    this.operations = new Map(change.operations.map((one) => [one.id, one]));
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

/** "api and realtime"; many are counted. */
export function wordsFor(services: readonly string[]): string {
  if (services.length <= 2) return services.join(" and ");
  if (services.length <= 4) return `${services.slice(0, -1).join(", ")} and ${services.at(-1)}`;
  return `${services.slice(0, 3).join(", ")} and ${services.length - 3} more services`;
}

export function verb(services: readonly string[]): "has" | "have" {
  return services.length === 1 ? "has" : "have";
}
