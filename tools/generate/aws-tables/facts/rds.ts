/** Facts about RDS that the wheel does not contain. */

/** Part of the table's source text. */
export const lifecycleFacts = "AWS documentation, PostgreSQL release calendar (read 2026-11-24)";

/** Last day of standard support, by major version. After it, AWS charges for Extended Support. */
export const endOfStandardSupport: Readonly<Record<string, string>> = {
  "11": "2024-02-29",
  "12": "2025-02-28",
  "13": "2026-02-28",
  "14": "2027-02-28",
  "15": "2028-02-29",
  "16": "2029-02-28",
  "17": "2030-02-28",
  "18": "2031-02-28",
};

/** Families that AWS deprecates for new instances (DB instance class support): they have prices, but current versions refuse them. */
export const previousGeneration: readonly string[] = ["m1", "m2", "m3", "m4", "r3", "r4", "t1", "t2"];

type Size = readonly [vcpu: number, gib: number];

/** Families whose sizes follow no rule. */
const exceptions: Readonly<Record<string, Readonly<Record<string, Size>>>> = {
  t1: { micro: [1, 0.615] },
  t2: { micro: [1, 1], small: [1, 2], medium: [2, 4] },
  t3: { micro: [2, 1], small: [2, 2], medium: [2, 4] },
  t4g: { micro: [2, 1], small: [2, 2], medium: [2, 4] },
  m1: { small: [1, 1.7], medium: [1, 3.75] },
  m2: { xlarge: [2, 17.1], "2xlarge": [4, 34.2], "4xlarge": [8, 68.4] },
  m3: { medium: [1, 3.75] },
};

/** GiB of memory per vCPU, by family. The first match applies. */
const memoryPerVcpu: readonly (readonly [RegExp, number])[] = [
  [/^t[234]g?$/, 4],
  [/^m[13]$/, 3.75],
  [/^m([4-9])(g|gd|i|id|idn|in|d|a)?$/, 4],
  [/^r[34]$/, 7.625],
  [/^r([5-9])(g|gd|i|id|idn|in|d|b|a)?$/, 8],
  [/^x2(g|idn)$/, 16],
  [/^x2iedn$/, 32],
];

/**
 * vCPU and GiB of a class. A `large` has 2 vCPU, an `xlarge` 4, an `<n>xlarge` 4n; memory follows from the family's ratio. A burstable
 * `large` has 2 vCPU and 8 GiB, which is also a ratio of 4. Throws for a family without a rule, so that nobody guesses a new one.
 */
export function instanceSize(family: string, size: string): Size {
  const exception = exceptions[family]?.[size];
  if (exception !== undefined) return exception;
  const ratio = memoryPerVcpu.find(([pattern]) => pattern.test(family))?.[1];
  const times = size === "large" ? 0.5 : size === "xlarge" ? 1 : Number(/^(\d+)xlarge$/.exec(size)?.[1]);
  if (ratio === undefined || Number.isNaN(times)) throw new Error(`no rule for the size of db.${family}.${size}`);
  return [4 * times, 4 * times * ratio];
}
