/**
 * Consequences of changing a property in place: interruptions, and changes that AWS rejects. compiler/plan/builder/replacement.json lists the
 * affected properties; tests keep both consistent.
 */

/** Does a change from one value to another have the effect? */
type When = (before: unknown, after: unknown) => boolean;

interface Interruption {
  /** What users or operators notice. */
  readonly text: string;
  /** Default: every change. */
  readonly when?: When;
}

/** `3` is lower than `10`, `7.0` is lower than `7.1`. */
const lower: When = (before, after) => order(after) < order(before);
const toOrFromZero: When = (before, after) => (before === 0) !== (after === 0);

function order(value: unknown): number {
  const [major = 0, minor = 0] = String(value).split(".").map(Number);
  return major * 1000 + minor;
}

const rollout: Interruption = { text: "tasks are replaced in a rolling deployment" };
/** A failover is short if a second node is on standby. */
const failover = "one to two minutes with a standby in another zone, several without";

const interruptions: Readonly<Record<string, Readonly<Record<string, Interruption>>>> = {
  "aws:rds/instance:Instance": {
    backupRetentionPeriod: { text: "the database restarts", when: toOrFromZero },
    caCertIdentifier: { text: "the database may restart" },
    engineVersion: { text: "the database is down for minutes (ten or more with a new major version), and the upgrade is irreversible" },
    instanceClass: { text: `the database restarts: ${failover}` },
    port: { text: "the database restarts immediately" },
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    engineVersion: { text: `writes fail: ${failover}` },
    nodeType: { text: "writes fail for up to a minute with replicas; without, Redis is down for minutes and starts with an empty cache" },
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
  },
};

/** Changes that AWS rejects but that the schema and the rules cannot detect, because they depend on the deployed state. */
const refusals: Readonly<Record<string, Readonly<Record<string, When>>>> = {
  "aws:rds/instance:Instance": { allocatedStorage: lower, engineVersion: lower },
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

/** Will AWS refuse this change? */
export function isRefused(type: string, property: string, before: unknown, after: unknown): boolean {
  return refusals[type]?.[property]?.(before, after) ?? false;
}
