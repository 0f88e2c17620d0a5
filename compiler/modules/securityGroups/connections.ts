/** Who opens a connection to whom, on which port: the whole of the environment's traffic. */
import type { Environment, Service, Worker } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Handle } from "../../plan/builder/draft.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { hasInterfaceEndpoints } from "../vpc/refs.ts";
import { albGroup, databaseGroups, endpointsGroup, migrationGroup, rdsGroup, rdsProxyGroup, redisGroup, workloadGroup } from "./refs.ts";

/** One end: a group, or the internet where there is none. */
export interface Peer {
  readonly name: string;
  readonly group?: Handle<"aws:ec2/securityGroup:SecurityGroup">;
  /** Spec key without which it would not be there. */
  readonly entry?: string;
}

export interface Connection {
  readonly source: Peer;
  readonly destination: Peer;
  readonly port: Traced<number>;
  /** What goes over it. ASCII only (aws-constraints V9). */
  readonly purpose: string;
  /** Keys without which the connection would not be planned. */
  readonly from?: readonly string[];
}

const postgres = traced(5432);
const redis = traced(6379);
const https = traced(443);

const internet: Peer = { name: "internet" };
const migration: Peer = { name: "migration", group: migrationGroup };
const rdsPeer: Peer = { name: "rds", group: rdsGroup };
const proxyPeer: Peer = { name: "rds-proxy", group: rdsProxyGroup };

const proxyKeys = ["environment", "rds.enableRdsProxy"];
const replicaKeys = [...proxyKeys, "rds.enableRdsReadReplica"];
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
    ...clientConnections(Object.values(environment.services)),
    ...workloads.flatMap((workload) => [
      ...databaseGroups(environment).map((target) => toDatabase(workload, target)),
      { source: workload, destination: { name: "redis", group: redisGroup }, port: redis, purpose: "Redis" },
    ]),
    ...migrationConnections(environment),
    ...[...workloads, migration].flatMap((tasks) => outward(environment, tasks)),
  ];
}

/** Clients reach the load balancer, and the load balancer reaches each service on its port. */
function clientConnections(services: readonly Service[]): readonly Connection[] {
  const alb = (name: string): Peer => ({ name, group: albGroup });
  return [
    { source: internet, destination: alb("alb-https"), port: https, purpose: "HTTPS" },
    { source: internet, destination: alb("alb-http"), port: traced(80), purpose: "HTTP, which is redirected to HTTPS" },
    ...services.map((service) => ({
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

/** Roles are set up at the instance itself, in every shape; migrations run as the services do, through the proxy where there is one. */
function migrationConnections(environment: Environment): readonly Connection[] {
  const direct: Connection = { source: migration, destination: rdsPeer, port: postgres, purpose: "PostgreSQL" };
  if (!environment.spec.rds.enableRdsProxy) return [direct];
  return [
    direct,
    toDatabase(migration, "rds-proxy"),
    { source: proxyPeer, destination: rdsPeer, port: postgres, purpose: "PostgreSQL", from: proxyKeys },
  ];
}

/** Auth0 and push gateways have no fixed addresses, so 443 is open to all; what AWS has an endpoint for stays inside the VPC. */
function outward(environment: Environment, tasks: Peer): readonly Connection[] {
  const out: Connection = { source: tasks, destination: internet, port: https, purpose: "HTTPS to Auth0, push gateways and AWS" };
  if (!hasInterfaceEndpoints(environment)) return [out];
  const inside: Peer = { name: "endpoints", group: endpointsGroup };
  return [out, { source: tasks, destination: inside, port: https, purpose: "HTTPS to AWS services", from: endpointKeys }];
}
