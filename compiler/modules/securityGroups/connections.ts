/** Every network connection of the environment: source, destination and port. */
import type { Environment, Service, Worker } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Handle } from "../../plan/builder/draft.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { hasInterfaceEndpoints, hasIpv6, ipv6Keys } from "../vpc/refs.ts";
import { albGroup, databaseGroups, endpointsGroup, migrationGroup, rdsGroup, rdsProxyGroup, redisGroup, workloadGroup } from "./refs.ts";

/** One end of a connection: a security group, or the internet when it has none. */
export interface Peer {
  readonly name: string;
  /** The addresses of the internet, if there is no group. */
  readonly range?: "0.0.0.0/0" | "::/0";
  readonly group?: Handle<"aws:ec2/securityGroup:SecurityGroup">;
  /** Spec key without which the peer would not be planned. */
  readonly entry?: string;
}

export interface Connection {
  readonly source: Peer;
  readonly destination: Peer;
  readonly port: Traced<number>;
  /** Description of the traffic. ASCII only, because EC2 restricts rule descriptions. */
  readonly purpose: string;
  /** Spec keys without which the connection would not be planned. */
  readonly from?: readonly string[];
}

const postgres = traced(5432);
const redis = traced(6379);
const https = traced(443);

const internet: Peer = { name: "internet", range: "0.0.0.0/0" };
/** A rule names addresses of one family. */
const internetIpv6: Peer = { name: "internet-ipv6", range: "::/0" };
const migration: Peer = { name: "migration", group: migrationGroup };
const rdsPeer: Peer = { name: "rds", group: rdsGroup };
const proxyPeer: Peer = { name: "rds-proxy", group: rdsProxyGroup };

const proxyKeys = ["environment", "rds.enableRdsProxy"];
const replicaKeys = [...proxyKeys, "rds.enableRdsReadReplica"];
const ipv6RuleKeys = ["environment", ...ipv6Keys];
const endpointKeys = ["environment", "vpc.enableInterfaceEndpoints", "vpc.existingVpc"];

export function connectionsOf(environment: Environment): readonly Connection[] {
  return allConnections(environment).map((connection) => {
    const entries = [connection.source.entry, connection.destination.entry].filter((entry) => entry !== undefined);
    return entries.length === 0 ? connection : { ...connection, from: [...(connection.from ?? []), ...entries] };
  });
}

function peerOf(workload: Service | Worker): Peer {
  const { name, entry } = workload;
  return { name, group: workloadGroup(workload), ...(entry === undefined ? {} : { entry }) };
}

function allConnections(environment: Environment): readonly Connection[] {
  const workloads = workloadsOf(environment).map(peerOf);
  return [
    ...clientConnections(environment),
    ...workloads.flatMap((workload) => [
      ...databaseGroups(environment).map((target) => toDatabase(workload, target)),
      { source: workload, destination: { name: "redis", group: redisGroup }, port: redis, purpose: "Redis" },
    ]),
    ...migrationConnections(environment),
    ...[...workloads, migration].flatMap((tasks) => outward(environment, tasks)),
  ];
}

/** Clients connect to the load balancer, and the load balancer connects to each service on its port, by IPv4. */
function clientConnections(environment: Environment): readonly Connection[] {
  const alb = (name: string): Peer => ({ name, group: albGroup });
  const fromClients = (source: Peer): readonly Connection[] => [
    { source, destination: alb("alb-https"), port: https, purpose: "HTTPS" },
    { source, destination: alb("alb-http"), port: traced(80), purpose: "HTTP, which is redirected to HTTPS" },
  ];
  return [
    ...fromClients(internet),
    ...(hasIpv6(environment, "loadBalancer") ? fromClients(internetIpv6).map((each) => ({ ...each, from: ipv6RuleKeys })) : []),
    ...Object.values(environment.services).map((service) => ({
      source: alb("alb"),
      destination: peerOf(service),
      port: service.containerPort,
      purpose: "Requests and health checks",
    })),
  ];
}

function toDatabase(source: Peer, target: "rds" | "rds-proxy"): Connection {
  const proxied = target === "rds-proxy";
  return {
    source,
    destination: proxied ? proxyPeer : rdsPeer,
    port: postgres,
    purpose: "PostgreSQL",
    from: proxied ? proxyKeys : replicaKeys,
  };
}

/** database-setup always connects to the instance itself. Migrations connect like the services, through the proxy if there is one. */
function migrationConnections(environment: Environment): readonly Connection[] {
  const direct: Connection = { source: migration, destination: rdsPeer, port: postgres, purpose: "PostgreSQL" };
  if (!environment.spec.rds.enableRdsProxy) return [direct];
  return [
    direct,
    toDatabase(migration, "rds-proxy"),
    { source: proxyPeer, destination: rdsPeer, port: postgres, purpose: "PostgreSQL", from: proxyKeys },
  ];
}

/**
 * Auth0 and push gateways have no fixed addresses, so port 443 is open to all. Traffic to AWS services with a VPC endpoint stays inside the
 * VPC.
 */
function outward(environment: Environment, tasks: Peer): readonly Connection[] {
  const out: Connection = { source: tasks, destination: internet, port: https, purpose: "HTTPS to Auth0, push gateways and AWS" };
  const outIpv6 = hasIpv6(environment, "subnets") ? [{ ...out, destination: internetIpv6, from: ipv6RuleKeys }] : [];
  if (!hasInterfaceEndpoints(environment)) return [out, ...outIpv6];
  const inside: Peer = { name: "endpoints", group: endpointsGroup };
  return [out, ...outIpv6, { source: tasks, destination: inside, port: https, purpose: "HTTPS to AWS services", from: endpointKeys }];
}
