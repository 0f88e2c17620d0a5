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
  readonly from: Peer;
  readonly to: Peer;
  readonly port: Traced<number>;
  /** What goes over it. ASCII only (aws-constraints V9). */
  readonly purpose: string;
  /** Keys without which the connection would not be there. */
  readonly because?: readonly string[];
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
    const entries = [connection.from.entry, connection.to.entry].filter((entry) => entry !== undefined);
    return entries.length === 0 ? connection : { ...connection, because: [...(connection.because ?? []), ...entries] };
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
      { from: workload, to: { name: "redis", group: redisGroup }, port: redis, purpose: "Redis" },
    ]),
    ...migrationConnections(environment),
    ...[...workloads, migration].flatMap((tasks) => outward(environment, tasks)),
  ];
}

/** Clients reach the load balancer, and the load balancer reaches each service on its port. */
function clientConnections(services: readonly Service[]): readonly Connection[] {
  const alb = (name: string): Peer => ({ name, group: albGroup });
  return [
    { from: internet, to: alb("alb-https"), port: https, purpose: "HTTPS" },
    { from: internet, to: alb("alb-http"), port: traced(80), purpose: "HTTP, which is redirected to HTTPS" },
    ...services.map((service) => ({
      from: alb("alb"),
      to: peerOf(service),
      port: service.containerPort,
      purpose: "Requests and health checks",
    })),
  ];
}

function toDatabase(from: Peer, target: "rds" | "rds-proxy"): Connection {
  const proxied = target === "rds-proxy";
  return { from, to: proxied ? proxyPeer : rdsPeer, port: postgres, purpose: "PostgreSQL", because: proxied ? proxyKeys : replicaKeys };
}

/** Roles are set up at the instance itself, in every shape; migrations run as the services do, through the proxy where there is one. */
function migrationConnections(environment: Environment): readonly Connection[] {
  const direct: Connection = { from: migration, to: rdsPeer, port: postgres, purpose: "PostgreSQL" };
  if (!environment.spec.rds.enableRdsProxy) return [direct];
  return [
    direct,
    toDatabase(migration, "rds-proxy"),
    { from: proxyPeer, to: rdsPeer, port: postgres, purpose: "PostgreSQL", because: proxyKeys },
  ];
}

/** Auth0 and push gateways have no fixed addresses, so 443 is open to all; what AWS has an endpoint for stays inside the VPC. */
function outward(environment: Environment, tasks: Peer): readonly Connection[] {
  const out: Connection = { from: tasks, to: internet, port: https, purpose: "HTTPS to Auth0, push gateways and AWS" };
  if (!hasInterfaceEndpoints(environment)) return [out];
  const inside: Peer = { name: "endpoints", group: endpointsGroup };
  return [out, { from: tasks, to: inside, port: https, purpose: "HTTPS to AWS services", because: endpointKeys }];
}
