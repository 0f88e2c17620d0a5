/** Converts the spec's `usage` into monthly quantities in AWS's units. Exact; contains no prices. */
import type { EffectiveSpec } from "../../generated/types/spec.ts";
import { decimal, over, sum, times, zero, type Decimal } from "./decimal.ts";

/** Name of a driver in `usage`. */
export type Driver = keyof EffectiveSpec["usage"] & string;

const hundred = decimal(100);
const thousand = decimal(1000);
const million = decimal(1_000_000);
const minutesPerDay = decimal(1440);
const secondsPerDay = decimal(86_400);

/** Derived quantities, per month unless stated otherwise. Each is computed on demand. */
export class Traffic {
  readonly #usage: Readonly<Record<string, unknown>>;
  readonly #drivers = new Map<Driver, Decimal>();

  /** `usage` of a plan. Every driver is set, because the model fills in defaults. */
  constructor(usage: Readonly<Record<string, unknown>>) {
    this.#usage = usage;
  }

  /** A driver's value. Throws if the plan does not state it. */
  of(driver: Driver): Decimal {
    const known = this.#drivers.get(driver);
    if (known !== undefined) return known;
    const value = this.#usage[driver];
    if (typeof value !== "number") throw new Error(`the plan's usage does not state ${driver}`);
    const made = decimal(value);
    this.#drivers.set(driver, made);
    return made;
  }

  /** A percentage as a fraction of 1. */
  share(driver: Driver): Decimal {
    return over(this.of(driver), hundred);
  }

  get freeTier(): boolean {
    return this.#usage["accountFreeTier"] !== false;
  }

  /** Monthly total of a daily number per user. */
  perMonth(driver: Driver): Decimal {
    return times(this.of("dailyActiveUsers"), this.of("activeDaysPerMonth"), this.of(driver));
  }

  /** KB to GB, at a million KB per GB. The difference from AWS's binary GB (7 %) is smaller than the uncertainty of the drivers. */
  gigabytes(count: Decimal, kilobytesEach: Decimal): Decimal {
    return over(times(count, kilobytesEach), million);
  }

  get apiRequests(): Decimal {
    return this.perMonth("apiRequestsPerUser");
  }

  /** WebSocket connections opened. Each counts as one more request to the load balancer and WAF. */
  get connections(): Decimal {
    return this.perMonth("connectionsPerUser");
  }

  get requests(): Decimal {
    return sum(this.apiRequests, this.connections);
  }

  get messages(): Decimal {
    return this.perMonth("messagesPerUser");
  }

  get jobs(): Decimal {
    return this.perMonth("jobsPerUser");
  }

  /** Users connected at the same time, averaged over the day. */
  get online(): Decimal {
    return over(times(this.of("dailyActiveUsers"), this.of("onlineMinutesPerUser")), minutesPerDay);
  }

  /** A daily number as a rate per second, averaged over the day. */
  perSecond(driver: Driver): Decimal {
    return over(times(this.of("dailyActiveUsers"), this.of(driver)), secondsPerDay);
  }

  /** GB through the load balancer, in both directions. */
  get loadBalancerGb(): Decimal {
    return sum(
      this.gigabytes(this.apiRequests, this.of("apiRequestKilobytes")),
      this.gigabytes(this.perMonth("eventsPerUser"), this.of("eventKilobytes")),
      this.gigabytes(this.connections, this.of("connectionKilobytes")),
    );
  }

  /** GB to the internet. */
  get outboundGb(): Decimal {
    return times(this.loadBalancerGb, this.share("outboundPercent"));
  }

  /** Monthly total of a number per thousand users. */
  perThousandUsers(driver: Driver): Decimal {
    return times(over(this.of("dailyActiveUsers"), thousand), this.of(driver));
  }

  /** GB of flow log records for an aggregation interval in seconds, for all connections or only rejected ones. */
  flowLogGb(intervalSeconds: number, traffic: "ALL" | "REJECT"): Decimal {
    const minutes = times(minutesPerDay, this.of("activeDaysPerMonth"));
    const records = times(this.online, minutes, this.of("flowRecordsPerConnectionMinute"), over(decimal(60), decimal(intervalSeconds)));
    const all = over(times(records, this.of("flowRecordBytes")), times(million, thousand));
    return traffic === "ALL" ? all : times(all, this.share("flowRejectedPercent"));
  }

  /** Share of the data that crosses zones when it is spread evenly over `zones`. */
  crossing(zones: number): Decimal {
    return zones < 2 ? zero : over(decimal(zones - 1), decimal(zones));
  }
}
