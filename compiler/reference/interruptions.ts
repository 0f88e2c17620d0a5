/**
 * What happens when a property changes in place, where somebody notices anything; what AWS refuses; and conditions under which a
 * change replaces. Which properties are concerned are facts of compiler/plan/builder/replacement.json; the tests hold both together.
 */

/** Tells whether a change from one value to another is meant. */
type When = (before: unknown, after: unknown) => boolean;

interface Interruption {
  /** What somebody notices. */
  readonly text: string;
  /** Always, when it is left out. */
  readonly when?: When;
}

/** `3` below `10`, `7.0` below `7.1`. */
const lower: When = (before, after) => order(after) < order(before);
const toOrFromZero: When = (before, after) => (before === 0) !== (after === 0);
const cameOrWent: When = (before, after) => (before === undefined) !== (after === undefined);

function order(value: unknown): number {
  const [major = 0, minor = 0] = String(value).split(".").map(Number);
  return major * 1000 + minor;
}

const rollout: Interruption = { text: "tasks are replaced in a rolling deployment" };
/** A failover: short where a second node stands by. */
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

/** What AWS refuses although the schema and the rules cannot know it: it depends on what is deployed. */
const refusals: Readonly<Record<string, Readonly<Record<string, When>>>> = {
  "aws:rds/instance:Instance": { allocatedStorage: lower, engineVersion: lower },
};

/** `replaceWhen` of the facts, as far as plans of this compiler can meet it. */
const replacements: Readonly<Record<string, Readonly<Record<string, When>>>> = {
  "aws:elasticache/replicationGroup:ReplicationGroup": { engineVersion: lower },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": { cidrIpv4: cameOrWent, referencedSecurityGroupId: cameOrWent },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": { cidrIpv4: cameOrWent, referencedSecurityGroupId: cameOrWent },
};

/** What somebody notices, by type and property; nothing where nobody does. */
export function interruptionOf(type: string, property: string): string | undefined {
  return interruptions[type]?.[property]?.text;
}

/** Does this change interrupt anything? */
export function interrupts(type: string, property: string, before: unknown, after: unknown): boolean {
  const found = interruptions[type]?.[property];
  return found !== undefined && (found.when?.(before, after) ?? true);
}

/** Are tasks replaced one after the other, with the service up all the time? */
export function isRollout(type: string, property: string): boolean {
  return interruptions[type]?.[property] === rollout;
}

/** Will AWS refuse this change? */
export function isRefused(type: string, property: string, before: unknown, after: unknown): boolean {
  return refusals[type]?.[property]?.(before, after) ?? false;
}

/** Does this change replace the resource, though not every change of the property does? */
export function replacesWhen(type: string, property: string, before: unknown, after: unknown): boolean {
  return replacements[type]?.[property]?.(before, after) ?? false;
}
