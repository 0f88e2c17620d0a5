/** Changes of a setting that delete data, although what holds the data stays. */
import type { PlanValue } from "../../plan/types.ts";
import { isRecord, records } from "../../plan/values.ts";
import { lower, type When } from "./directions.ts";

interface Loss {
  readonly text: string;
  readonly when: When;
}

const losses: Readonly<Record<string, Readonly<Record<string, Loss>>>> = {
  "aws:rds/instance:Instance": {
    backupRetentionPeriod: { text: "automated backups beyond the new retention are deleted", when: lower },
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    retentionInDays: {
      text: "log events older than the new retention are deleted",
      when: (before, after) => forever(after) < forever(before),
    },
  },
  "aws:sqs/queue:Queue": { messageRetentionSeconds: { text: "messages older than the new retention are deleted", when: lower } },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    snapshotRetentionLimit: { text: "automatic snapshots beyond the new retention are deleted", when: lower },
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    rules: {
      text: "objects older than the new expiration are deleted, those that are stored already too",
      when: (before, after) => keepsLess(objectLimits(before), objectLimits(after)),
    },
  },
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": {
    policy: {
      text: "images that the new rules do not keep are deleted within 24 hours",
      when: (before, after) => keepsLess(imageLimits(before), imageLimits(after)),
    },
  },
};

/** What data this change deletes, if any. */
export function lossBy(type: string, property: string, before: unknown, after: unknown): string | undefined {
  const found = losses[type]?.[property];
  return found?.when(before, after) === true ? found.text : undefined;
}

/** A retention that is absent or 0 keeps everything. */
function forever(days: unknown): number {
  return typeof days === "number" && days > 0 ? days : Infinity;
}

/** How much is kept, by what it holds for. Absent: everything. */
type Limits = ReadonlyMap<string, number>;

function keepsLess(before: Limits, after: Limits): boolean {
  return [...after].some(([what, limit]) => limit < (before.get(what) ?? Infinity));
}

/** Days until objects and their old versions expire. */
function objectLimits(rules: unknown): Limits {
  const enabled = records(rules as PlanValue).filter(({ status }) => status === "Enabled");
  const limits = enabled.flatMap(({ filter, expiration, noncurrentVersionExpiration: versions }): [string, number][] => {
    const what = JSON.stringify(filter ?? {});
    return [
      [`objects ${what}`, forever(isRecord(expiration) ? expiration["days"] : undefined)],
      [`versions ${what}`, forever(isRecord(versions) ? versions["noncurrentDays"] : undefined)],
    ];
  });
  return new Map(limits);
}

/** Images, or days, by what the rule selects. */
function imageLimits(policy: unknown): Limits {
  const rules = isRecord(policy) ? records(policy["rules"]) : [];
  const limits = rules.flatMap(({ selection }): [string, number][] => {
    if (!isRecord(selection)) return [];
    const { countNumber, ...what } = selection;
    return [[JSON.stringify(what), forever(countNumber)]];
  });
  return new Map(limits);
}
