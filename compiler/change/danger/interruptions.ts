/**
 * Consequences of changing a property in place: interruptions, and changes that AWS rejects. compiler/plan/builder/replacement.json lists the
 * affected properties; tests keep both consistent.
 */
import type { Seconds } from "../types.ts";
import { goes, inMajorVersion, lower, toOrFromZero, unpinned, type When } from "./directions.ts";

export interface Interruption {
  /** What users or operators notice. */
  readonly text: string;
  /** The same with a standby that takes over, and without one, if that makes a difference. */
  readonly withStandby?: string;
  readonly alone?: string;
  /** What special changes do instead: the first one counts whose `when` holds. */
  readonly instead?: readonly (Interruption & { readonly when: When })[];
  /** What is deployed decides whether the change interrupts anything. No plan knows that. */
  readonly undecided?: true;
  /** Default: every change. */
  readonly when?: When;
  /** Time during which those who use the resource are not served; absent if they are. */
  readonly outage?: Outage;
}

export interface Outage {
  readonly seconds: Seconds;
  /** With a standby that takes over. Absent if a standby does not help. */
  readonly standby?: Seconds;
  /** The page that states the time, or says that there is an outage without stating how long. */
  readonly source: string;
}

const magnetic: When = (before, after) => goes("magnetic", before, after);
const exchanged: When = (before, after) => goes("exchanged", before, after);
const removed: When = (before, after) => goes("removed", before, after);

const rollout: Interruption = { text: "tasks are replaced in a rolling deployment" };
/** A failover is short if a second node is on standby. */
const failover = "one to two minutes with a standby in another zone, several without";

/** "Your database might not be available for several minutes until the upgrade completes": a standby is upgraded along with the primary. */
const rdsUpgrade = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.html";
const rdsSettings = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html";
/** A reboot moves to the standby; "failover times are typically 60–120 seconds". */
const reboot: Outage = {
  seconds: [180, 600],
  standby: [60, 120],
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.Failover.html",
};
/** "You will notice a brief interruption (a few seconds) of reads and writes", when the name changes and again when the old node goes. */
const cacheScaling: Outage = {
  seconds: [6, 120],
  standby: [3, 60],
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/scaling-redis-classic.html",
};

/**
 * "Available for writes for most of the upgrade duration, except during the failover operation which lasts a few seconds"; up to a minute
 * while DNS follows. Major versions take the same way as minor ones.
 */
const upgrade: Interruption = {
  text: `writes fail: ${failover}`,
  withStandby: "writes fail for seconds while a replica takes over",
  alone: "Redis is down until the upgraded node has taken over; AWS makes a best effort to keep what it holds",
  outage: {
    seconds: [300, 900],
    standby: [3, 60],
    source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement-upgrade-considerations.html",
  },
};

const interruptions: Readonly<Record<string, Readonly<Record<string, Interruption>>>> = {
  "aws:rds/instance:Instance": {
    backupRetentionPeriod: {
      text: "the database restarts",
      when: toOrFromZero,
      outage: { ...reboot, source: rdsSettings },
    },
    dbSubnetGroupName: {
      text: "the database moves to other subnets, if AWS accepts it: clients are cut off meanwhile",
      outage: { seconds: reboot.seconds, source: rdsSettings },
    },
    dedicatedLogVolume: { text: "the database restarts", outage: { ...reboot, source: rdsSettings } },
    identifier: { text: "the database restarts, under another host name", outage: { ...reboot, source: rdsSettings } },
    networkType: { text: "the database may be down", outage: { ...reboot, source: rdsSettings } },
    replicateSourceDb: {
      text: "the replica restarts as a database of its own: replication ends for good",
      when: removed,
      outage: { seconds: reboot.seconds, source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Promote.html" },
    },
    storageType: {
      text: "the database is down while it is converted from or to magnetic storage",
      when: magnetic,
      outage: { seconds: [600, 3600], source: rdsSettings },
    },
    caCertIdentifier: { text: "the database may restart", outage: { ...reboot, source: rdsSettings } },
    engineVersion: {
      text: "the database is down for minutes (ten or more with a new major version), and the upgrade is irreversible",
      outage: { seconds: [600, 1800], source: rdsUpgrade },
      instead: [
        // The provider sends the bare version whenever it changes: https://github.com/hashicorp/terraform-provider-aws/pull/49496.
        {
          when: unpinned,
          undecided: true,
          text: "RDS takes its default minor version: it refuses that if the database runs a later one, and upgrades the database for minutes if it runs an earlier one",
          outage: { seconds: [0, 600], source: rdsUpgrade },
        },
        {
          when: inMajorVersion,
          text: "the database is down for minutes, because a standby is upgraded at the same time, and the upgrade is irreversible",
          outage: { seconds: [180, 600], source: rdsUpgrade },
        },
      ],
    },
    instanceClass: {
      text: `the database restarts: ${failover}`,
      withStandby: "the standby takes over",
      alone: "the database restarts, without a standby that takes over",
      outage: reboot,
    },
    port: { text: "the database restarts immediately", outage: { ...reboot, source: rdsSettings } },
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    engine: upgrade,
    engineVersion: upgrade,
    nodeType: {
      text: "reads and writes fail for seconds",
      withStandby: "reads and writes fail for seconds while a node with the new type takes over",
      alone:
        "reads and writes fail for seconds, twice: when the name changes to the new node, and when the old one goes; AWS makes a best effort to keep what it holds",
      outage: cacheScaling,
    },
    numCacheClusters: { text: "connections to a removed replica drop", when: lower },
  },
  "aws:rds/proxy:Proxy": {
    name: { text: "clients must switch to another host name" },
    vpcSecurityGroupIds: { text: "clients that are no longer allowed are disconnected" },
  },
  "aws:lb/listener:Listener": { sslPolicy: { text: "clients without a common cipher or TLS version are refused" } },
  "aws:ec2/route:Route": { natGatewayId: { text: "connections through the old gateway drop" } },
  "aws:ecs/service:Service": {
    taskDefinition: rollout,
    networkConfiguration: rollout,
    platformVersion: rollout,
    capacityProviderStrategies: rollout,
    loadBalancers: rollout,
    serviceRegistries: rollout,
    serviceConnectConfiguration: rollout,
    volumeConfiguration: rollout,
    vpcLatticeConfigurations: rollout,
  },
};

/** A change that AWS rejects. */
interface Refusal {
  readonly text: string;
  readonly when: When;
}

/** Changes that AWS rejects but that the schema and the rules cannot detect, because they depend on the deployed state. */
const refusals: Readonly<Record<string, Readonly<Record<string, Refusal>>>> = {
  "aws:rds/instance:Instance": {
    allocatedStorage: { text: "AWS refuses to shrink the storage of a database", when: lower },
    engineVersion: {
      text: "AWS refuses to go back to an earlier version",
      when: (before, after) => lower(before, after) && !unpinned(before, after),
    },
    performanceInsightsKmsKeyId: { text: "AWS refuses another key for Performance Insights", when: exchanged },
    replicateSourceDb: { text: "AWS refuses another source for a replica", when: exchanged },
  },
};

/** The interruption by type and property; undefined if nobody notices the change. */
export function interruptionOf(type: string, property: string): string | undefined {
  return interruptions[type]?.[property]?.text;
}

/** Does this change interrupt anything? */
export function interrupts(type: string, property: string, before: unknown, after: unknown): boolean {
  const found = interruptions[type]?.[property];
  return found !== undefined && (found.when?.(before, after) ?? true);
}

/** Does the change replace tasks in a rolling deployment, while the service stays available? */
export function isRollout(type: string, property: string): boolean {
  return interruptions[type]?.[property] === rollout;
}

/** Is a replacement that is created first only a new revision? Tasks run on the old one until their service rolls over to the new one. */
export function isRevision(type: string): boolean {
  return type === "aws:ecs/taskDefinition:TaskDefinition";
}

/** Will AWS refuse this change? */
export function isRefused(type: string, property: string, before: unknown, after: unknown): boolean {
  return refusalBy(type, property, before, after) !== undefined;
}

/** What AWS refuses about this change, if anything. */
export function refusalBy(type: string, property: string, before: unknown, after: unknown): string | undefined {
  const found = refusals[type]?.[property];
  return found?.when(before, after) === true ? found.text : undefined;
}

/** The interruption that this change causes, if any. */
export function interruptionBy(type: string, property: string, before: unknown, after: unknown): Interruption | undefined {
  const found = interrupts(type, property, before, after) ? interruptions[type]?.[property] : undefined;
  return found?.instead?.find(({ when }) => when(before, after)) ?? found;
}
