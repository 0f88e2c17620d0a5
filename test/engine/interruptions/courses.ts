/** The updates to interrupt: creations and mixed changes of a part of dev, and mixed changes of the large frozen plans. */
import type { Plan } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { network, tasksAndQueues, data } from "../edits/dev.ts";
import { edited, wanted } from "../edits/judge.ts";
import { edits as ofProd } from "../edits/prod.ts";
import { edits as ofLarge } from "../edits/prod-100k.ts";
import type { Edit, Expected } from "../edits/table.ts";
import { subplan } from "../support/subplan.ts";

export interface Course {
  readonly name: string;
  /** The plan that is deployed before; if omitted, nothing is. */
  readonly before?: Plan;
  readonly after: Plan;
  /** The expected result of the uninterrupted update. For a change it follows from the tables of edits of its keys. */
  readonly does: Record<keyof Expected, readonly string[]>;
}

/** Ids that the update drops from the state without a call to AWS. */
export function retained({ before }: Course): ReadonlySet<string> {
  return new Set((before?.resources ?? []).filter(({ options }) => options.retainOnDelete === true).map(({ id }) => id));
}

/**
 * A part of dev with many kinds of resources: fixed names, ids that AWS assigns, secrets, policies, resources identified by their parent's
 * key.
 */
const part = [
  "redis-secret-version",
  "rds-parameters",
  "sqs-push-redrive",
  "sqs-push-dlq-policy",
  "ecr-realtime-lifecycle",
  "ecs-logs-api",
  "ecr-api-lifecycle",
  "vpc-flow-log",
];
const only = { before: ["sqs-offline-redrive", "ecr-worker-lifecycle"], after: ["alb-logs-policy", "alb-logs-lifecycle"] };

function find(table: readonly Edit[], keys: readonly string[]): Edit[] {
  return keys.map((key) => {
    const found = table.find((edit) => edit.key === key);
    if (found === undefined) throw new Error(`no edit of ${key}`);
    return found;
  });
}

/** The combined result of several edits, for edits that do not replace what another one changes. */
function together(edits: readonly Edit[], before: Plan, after: Plan): Course["does"] {
  const had = new Set(before.resources.map(({ id }) => id));
  const has = new Set(after.resources.map(({ id }) => id));
  const lists = wanted(...edits);
  const all = (list: keyof Expected): string[] => [...new Set(lists[list])];
  const unreal = new Set(edits.flatMap(({ onlyPreviewed = "" }) => onlyPreviewed.split(" ")));
  const stays = (id: string): boolean => had.has(id) && has.has(id);
  const [createFirst, deleteFirst] = [all("createFirst").filter(stays), all("deleteFirst").filter(stays)];
  const replaced = new Set([...createFirst, ...deleteFirst]);
  return {
    create: [...has].filter((id) => !had.has(id)),
    update: all("update").filter((id) => stays(id) && !replaced.has(id) && !unreal.has(id)),
    delete: [...had].filter((id) => !has.has(id)),
    createFirst,
    deleteFirst,
  };
}

const smallEdits = find(
  [...network, ...data, ...tasksAndQueues],
  [
    "redis.redisAuthTokenVersion",
    "rds.rdsEngineVersion",
    "ecr.imageRetentionCount",
    "vpc.flowLogTraffic",
    "alb.enableAlbAccessLogs",
    "sqs.pushQueueVisibilityTimeoutSeconds",
    "sqs.pushQueueMaxReceiveCount",
    "ecsServices.apiLogRetentionDays",
  ],
);

const dev = planOf("dev");
const created = subplan(dev, ...part, ...only.before);
const changedPart = subplan(edited("dev", ...smallEdits), ...part, ...only.after);

export const creation: Course = {
  name: "creations",
  after: created,
  does: { create: created.resources.map(({ id }) => id), update: [], delete: [], createFirst: [], deleteFirst: [] },
};

export const change: Course = {
  name: "changes of all kinds",
  before: created,
  after: changedPart,
  does: together(smallEdits, created, changedPart),
};

function whole(spec: string, edits: readonly Edit[]): Course {
  const [before, after] = [planOf(spec), edited(spec, ...edits)];
  return { name: `changes of all of ${spec}`, before, after, does: together(edits, before, after) };
}

export const prod = (): Course =>
  whole(
    "prod",
    find(ofProd, [
      "vpc.natGateways",
      "rds.rdsMonitoringIntervalSeconds",
      "redis.redisNumCacheNodes",
      "waf.enableWaf",
      "observability.alarmEmail",
      "backup.backupDailyRetentionDays",
      "rds.rdsCredentialVersion",
    ]),
  );

export const large = (): Course =>
  whole(
    "prod-100k",
    find(ofLarge, ["vpc.natGateways", "redis.redisStateReplicas", "ecsServices.realtimeServiceMemory", "iam.createGithubIdentityProvider"]),
  );
