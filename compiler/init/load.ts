/** The load of the busiest hour, from the same drivers that `cost` computes traffic with. */
import { fillDefaults } from "../model/defaults.ts";
import { decimalText, times, type Decimal } from "../pricing/decimal.ts";
import { Traffic, type Driver } from "../pricing/traffic.ts";
import type { NewEnvironment } from "./answers.ts";

export interface BusiestHour {
  /** Users connected at the same time. */
  readonly connections: number;
  /** vCPUs of work, by kind of task. */
  readonly apiVcpu: number;
  readonly workerVcpu: number;
  readonly apiRequestsPerSecond: number;
  readonly handshakesPerSecond: number;
  readonly eventsPerSecond: number;
}

export function busiestHourOf({ users, class: environmentClass }: Pick<NewEnvironment, "users" | "class">): BusiestHour {
  const { usage } = fillDefaults({ usage: { dailyActiveUsers: users } }, environmentClass);
  const traffic = new Traffic(usage as Readonly<Record<string, unknown>>);
  const peak = (average: Decimal) => Number(decimalText(times(average, traffic.of("peakFactor"))));
  const perSecond = (driver: Driver) => peak(traffic.perSecond(driver));
  const seconds = (driver: Driver) => Number(decimalText(traffic.of(driver))) / 1000;
  return {
    connections: peak(traffic.online),
    apiVcpu: perSecond("apiRequestsPerUser") * seconds("apiCpuMillisecondsPerRequest"),
    workerVcpu: perSecond("jobsPerUser") * seconds("workerCpuMillisecondsPerJob"),
    apiRequestsPerSecond: perSecond("apiRequestsPerUser"),
    handshakesPerSecond: perSecond("connectionsPerUser"),
    eventsPerSecond: perSecond("eventsPerUser") + perSecond("messagesPerUser"),
  };
}
