/** What the spec's `usage` makes in a month, in the units that AWS counts. Exact; nothing here is a price. */
import type { EffectiveSpec } from "../../generated/types/spec.ts";
import { decimal, over, sum, times, zero, type Decimal } from "./decimal.ts";

/** Name of a driver of `usage`. */
export type Driver = keyof EffectiveSpec["usage"] & string;

const hundred = decimal(100);
const thousand = decimal(1000);
const million = decimal(1_000_000);
const minutesPerDay = decimal(1440);
const secondsPerDay = decimal(86_400);

/** Derived quantities, a month where nothing else is said. Each is worked out when it is asked for. */
export class Traffic {
  readonly #usage: Readonly<Record<string, unknown>>;
  readonly #drivers = new Map<Driver, Decimal>();

  /** `usage` of a plan: every driver is there, since the model fills in defaults. */
  constructor(usage: Readonly<Record<string, unknown>>) {
    this.#usage = usage;
  }

  /** A driver's value. Throws for one that the plan does not state. */
  of(driver: Driver): Decimal {
    const known = this.#drivers.get(driver);
    if (known !== undefined) return known;
    const value = this.#usage[driver];
    if (typeof value !== "number") throw new Error(`the plan's usage does not state ${driver}`);
    const made = decimal(value);
    this.#drivers.set(driver, made);
    return made;
  }

  /** A percentage as a share of one. */
  share(driver: Driver): Decimal {
    return over(this.of(driver), hundred);
  }

  get freeTier(): boolean {
    return this.#usage["accountFreeTier"] !== false;
  }

  /** Something that each user does so many times a day. */
  perMonth(driver: Driver): Decimal {
    return times(this.of("dailyActiveUsers"), this.of("activeDaysPerMonth"), this.of(driver));
  }

  /** KB as GB, a million of them: what AWS's GB differs by (7 %) is less than what anybody knows of the drivers. */
  gigabytes(count: Decimal, kilobytesEach: Decimal): Decimal {
    return over(times(count, kilobytesEach), million);
  }

  get apiRequests(): Decimal {
    return this.perMonth("apiRequestsPerUser");
  }

  /** WebSocket connections opened; each is one more request to load balancer and WAF. */
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

  /** Users connected at once, on average over the day. */
  get online(): Decimal {
    return over(times(this.of("dailyActiveUsers"), this.of("onlineMinutesPerUser")), minutesPerDay);
  }

  /** A daily count as a rate a second, on average over the day. */
  perSecond(driver: Driver): Decimal {
    return over(times(this.of("dailyActiveUsers"), this.of(driver)), secondsPerDay);
  }

  /** GB through the load balancer, both ways. */
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

  /** Something that a thousand users cause in a month. */
  perThousandUsers(driver: Driver): Decimal {
    return times(over(this.of("dailyActiveUsers"), thousand), this.of(driver));
  }

  /** GB of flow records at an aggregation interval in seconds, of all connections or of the refused ones. */
  flowLogGb(intervalSeconds: number, traffic: "ALL" | "REJECT"): Decimal {
    const minutes = times(minutesPerDay, this.of("activeDaysPerMonth"));
    const records = times(this.online, minutes, this.of("flowRecordsPerConnectionMinute"), over(decimal(60), decimal(intervalSeconds)));
    const all = over(times(records, this.of("flowRecordBytes")), times(million, thousand));
    return traffic === "ALL" ? all : times(all, this.share("flowRejectedPercent"));
  }

  /** Of data that is spread evenly over zones: the share that goes from one to another. */
  crossing(zones: number): Decimal {
    return zones < 2 ? zero : over(decimal(zones - 1), decimal(zones));
  }
}
