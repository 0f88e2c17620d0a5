/** Facts about ElastiCache that the wheel does not contain. */

/** Part of the table's source text. */
export const maxmemorySource = "AWS documentation, ElastiCache parameters, “node-type specific parameters” (read 2026-11-24)";

/** Part of the table's source text. */
export const parameterFamilySource =
  "botocore 1.44.5, CreateCacheParameterGroup (redis4.0 … valkey8); valkey9 seen in use as default.valkey9, not yet in AWS's model";

/** Families that keep part of the data on SSD and must be created with data tiering enabled. */
export const dataTiering: readonly string[] = ["r6gd"];

/** Engine to major version to parameter group family. */
export const parameterFamilies: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  redis: { "4": "redis4.0", "5": "redis5.0", "6": "redis6.x", "7": "redis7" },
  valkey: { "7": "valkey7", "8": "valkey8", "9": "valkey9" },
};

const sizes = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"] as const;

/** maxmemory in bytes, in the order of `sizes`, keyed by the generations that share it. */
const graviton: Readonly<Record<string, readonly number[]>> = {
  m6: [6854542746, 13891921715, 27966669210, 56116178125, 111325552312, 168715971994, 225000375228],
  m8: [7294178820, 15222495510, 31866224640, 65856864256, 133838143488, 201819422720, 269800701952],
  r6: [14037181030, 28261849702, 56711183565, 113609865216, 225000375228, 341206346547, 450000750456],
  r8: [15222495510, 31866224640, 65856864256, 133838143488, 269800701952, 405763260416, 541725818880],
  c7: [3317862236, 6854542746, 13891921715, 27966669210, 56116178125, 84357985997, 113609865216],
  c8: [3330020474, 7294178820, 15222495510, 31866224640, 65856864256, 99847503872, 133838143488],
};

const rows: Readonly<Record<string, keyof typeof graviton>> = {
  m6g: "m6",
  m7g: "m6",
  m8g: "m8",
  r6g: "r6",
  r6gd: "r6",
  r7g: "r6",
  r8g: "r8",
  c7gn: "c7",
  c8gn: "c8",
};

const burstable = { micro: 536870912, small: 1471026299, medium: 3317862236 };

const others: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  t2: { micro: 581959680, small: 1665138688, medium: 3461349376 },
  t3: burstable,
  t4g: burstable,
  m4: { large: 6892593152, xlarge: 15328501760, "2xlarge": 31889126359, "4xlarge": 65257290629, "10xlarge": 166047614239 },
  m5: {
    large: 6854542746,
    xlarge: 13891921715,
    "2xlarge": 27966669210,
    "4xlarge": 56116178125,
    "12xlarge": 168715971994,
    "24xlarge": 337500562842,
  },
  r4: {
    large: 13201781556,
    xlarge: 26898228839,
    "2xlarge": 54197537997,
    "4xlarge": 108858546586,
    "8xlarge": 218255432090,
    "16xlarge": 437021573120,
  },
  r5: {
    large: 14037181030,
    xlarge: 28261849702,
    "2xlarge": 56711183565,
    "4xlarge": 113609865216,
    "12xlarge": 341206346547,
    "24xlarge": 682485973811,
  },
};

/** maxmemory of a node type in bytes. Throws for an unknown type, so that somebody looks it up instead of guessing. */
export function maxmemory(family: string, size: string): number {
  const row = graviton[rows[family] ?? ""]?.[(sizes as readonly string[]).indexOf(size)];
  const bytes = row ?? others[family]?.[size];
  if (bytes === undefined) throw new Error(`maxmemory of cache.${family}.${size} is not known`);
  return bytes;
}
