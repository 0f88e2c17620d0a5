/**
 * What somebody notices when a property changes in place, where they notice anything. Which properties do is a fact of
 * generated/aws/replacement.json; the tests hold both together.
 */

const rollout = "tasks are replaced one after the other";
/** A failover: short where a second node stands by. */
const failover = "one to two minutes with a standby in another zone, several without";

const interruptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aws:rds/instance:Instance": {
    backupRetentionPeriod: "between 0 and more, the database restarts",
    caCertIdentifier: "the database may restart",
    engineVersion: "the database is down for minutes, for ten or more with a new major version, and there is no way back",
    instanceClass: `the database restarts: ${failover}`,
    parameterGroupName: "the new parameters act after a reboot, which nobody triggers",
    port: "the database restarts at once",
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    authToken: "clients that come with the old token are refused when they reconnect",
    engineVersion: `writes fail: ${failover}`,
    nodeType: "writes fail for up to a minute with replicas, for minutes and with a cold cache without",
    numCacheClusters: "readers of a removed replica are cut off",
    parameterGroupName: "parameters that need a reboot wait for one",
  },
  "aws:rds/proxy:Proxy": {
    auths: "clients with a credential that was removed cannot log in",
    name: "clients must follow to another host name",
    vpcSecurityGroupIds: "clients that are not admitted are cut off",
  },
  "aws:lb/loadBalancer:LoadBalancer": {
    subnets: "connections through a removed zone drop",
  },
  "aws:lb/listener:Listener": {
    sslPolicy: "clients without a cipher or version in common are refused",
  },
  "aws:ec2/route:Route": { natGatewayId: "connections through the old gateway drop" },
  "aws:ecs/service:Service": {
    taskDefinition: rollout,
    networkConfiguration: rollout,
    platformVersion: rollout,
    capacityProviderStrategies: rollout,
    loadBalancers: rollout,
  },
};

/** What somebody notices, or nothing. Properties of services roll tasks; all others are out for a while. */
export function interruptionOf(type: string, property: string): string | undefined {
  return interruptions[type]?.[property];
}

/** Are tasks replaced one after the other, with the service up all the time? */
export function isRollout(type: string, property: string): boolean {
  return interruptionOf(type, property) === rollout;
}
