import type { PlanReader } from "../plan/reader.ts";
import type { PlanResource } from "../plan/types.ts";
import { decimal, over, type Decimal } from "./decimal.ts";
import type { CostLine } from "./line.ts";
import { priceOf, type Price, type PriceBook } from "./price-book.ts";
import { runningTasks, type RunningTasks } from "./tasks.ts";
import type { Traffic } from "./traffic.ts";

/** All that a module's cost is made from: the plan, the month's traffic, the prices. */
export class CostContext {
  readonly plan: PlanReader;
  readonly traffic: Traffic;
  /** Hours of a month. */
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

  /** A figure of the price book, counted in `unit`; without `usd` where the book has none. */
  price(service: string, item: string, unit: string): Price {
    const name = `${service} ${item} ${unit}`;
    let price = this.#prices.get(name);
    if (price === undefined) this.#prices.set(name, (price = priceOf(this.#book, service, item, unit)));
    return price;
  }

  /** Every service of the plan, as it runs under the traffic. */
  get services(): readonly RunningTasks[] {
    this.#services ??= this.plan.ofType("aws:ecs/service:Service").map((service) => runningTasks(this.plan, this.traffic, service));
    return this.#services;
  }

  /** Days of a month. */
  get days(): Decimal {
    return over(this.hours, decimal(24));
  }
}

/** A module's cost: what its resources, and others of the same types, are charged for. Pure. */
export type CostFunction = (context: CostContext) => readonly CostLine[];

/** Resources of a type wherever they stand, each with its lines. */
export function linesOfAll(context: CostContext, type: string, each: (resource: PlanResource) => readonly CostLine[]): readonly CostLine[] {
  return context.plan.ofType(type).flatMap(each);
}
