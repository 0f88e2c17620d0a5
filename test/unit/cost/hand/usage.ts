/**
 * The costs of the frozen specs, calculated by hand: AWS's prices for eu-central-1 (compiler/pricing/aws-prices.json) times the quantities
 * in the specs and in the usage assumptions, line by line. Nothing here comes from the compiler; figures are plain arithmetic.
 */
export const hours = 730;
export const days = hours / 24;
/** Days of the month on which users are active. */
const active = 30.4;

export const logGb = 0.63;
const logKept = 0.0324;
/** GB per month, kept for `retention` days, compressed to a fifth. */
export const kept = (gb: number, retention: number) => gb * (retention / days) * 0.2 * logKept;

/** GB that users cause in a month: 60 API requests, 18 connections and 30 jobs per user and day. */
export function volumes(users: number) {
  const month = users * active;
  const online = (users * 75) / 1440;
  return {
    apiLog: (month * 60 * 0.7) / 1e6,
    realtimeLog: (month * 18 * 0.4) / 1e6,
    workerLog: (month * 30 * 0.1) / 1e6,
    databaseLog: (month * 60 * 0.1) / 1e6,
    wafLog: (month * (60 + 18) * 0.01 * 1.5) / 1e6,
    /** 6 records of 115 bytes per online user and minute; a tenth of that at 600 seconds. */
    flowLog: (online * 1440 * active * 6 * 115) / 1e9,
    /** 60 × 8 + 400 × 0.6 + 18 × 15.5 = 999 KB per user and day. */
    balancer: (month * (60 * 8 + 400 * 0.6 + 18 * 15.5)) / 1e6,
    accessLog: (month * 78 * 0.1) / 1e6,
    databaseTraffic: (month * 60 * 4) / 1e6,
    messages: (month * 40 * 0.6) / 1e6,
    requests: month * 78,
    jobs: month * 30,
  };
}

/** Days that a log group keeps events according to the spec: the only value read from the plan. */
export type Retention = (group: string) => number;

/** By `resource | item`, or `module | item` for alarms: USD per month. */
export type Calculation = Readonly<Record<string, number>>;
