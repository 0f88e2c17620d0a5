import type { PlanReader } from "../plan/reader.ts";
import type { PlanResource } from "../plan/types.ts";
import { decimal, over, type Decimal } from "./decimal.ts";
import type { CostLine } from "./line.ts";
import { priceOf, type Price, type PriceBook } from "./price-book.ts";
import { runningTasks, type RunningTasks } from "./tasks.ts";
import type { Traffic } from "./traffic.ts";

/** Input of a module's cost function: the plan, the month's traffic and the prices. */
export class CostContext {
  readonly plan: PlanReader;
  readonly traffic: Traffic;
  /** Hours per month. */
  readonly hours: Decimal;
  readonly #book: PriceBook;
  readonly #prices = new Map<string, Price>();
  #services: readonly RunningTasks[] | undefined;

  constructor(plan: PlanReader, traffic: Traffic, book: PriceBook) {
    this.plan = plan;
    this.traffic = traffic;
    this.hours = decimal(book.hoursPerMonth);
    this.#book = book;
  }

  /** A price per `unit` from the price book. `usd` is undefined if the book has no such price. */
  price(service: string, item: string, unit: string): Price {
    const name = `${service} ${item} ${unit}`;
    let price = this.#prices.get(name);
    if (price === undefined) this.#prices.set(name, (price = priceOf(this.#book, service, item, unit)));
    return price;
  }

  /** Every ECS service of the plan, with the tasks that run under the traffic. */
  get services(): readonly RunningTasks[] {
    this.#services ??= this.plan.ofType("aws:ecs/service:Service").map((service) => runningTasks(this.plan, this.traffic, service));
    return this.#services;
  }

  /** Days per month. */
  get days(): Decimal {
    return over(this.hours, decimal(24));
  }
}

/** Computes the charges for a module's resources, and for extra resources of the same types. Pure. */
export type CostFunction = (context: CostContext) => readonly CostLine[];

/** Cost lines of all resources of a type, in whichever module. */
export function linesOfAll(context: CostContext, type: string, each: (resource: PlanResource) => readonly CostLine[]): readonly CostLine[] {
  return context.plan.ofType(type).flatMap(each);
}
