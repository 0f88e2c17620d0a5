/**
 * The security rows that this project holds environments to: what each demands, how strict it is in a dev environment, and
 * what may be waived in class prod. Merged from Checkov, AWS Security Hub (FSBP), CIS, Trivy, cdk-nag and Prowler; the ids
 * that each source uses are in docs/infrastructure/rules.md.
 */

/**
 * In a dev environment: `N` never waivable, `W` off only with a waiver, `D` off by default (it costs money), `X` waived in
 * every class, for the reason in `note`. In class prod N, W and D rows hold.
 */
export type Strictness = "N" | "W" | "D" | "X";

export interface SecurityRow {
  /** `SEC-R1`. */
  readonly code: string;
  readonly demand: string;
  readonly strictness: Strictness;
  /** Why class prod may waive it: it costs money (the waiver must state the price), or it contradicts another rule. */
  readonly prodWaiver?: "price" | "conflict";
  readonly note?: string;
}

function row(code: string, strictness: Strictness, demand: string, more: Pick<SecurityRow, "prodWaiver" | "note"> = {}): SecurityRow {
  return { code: `SEC-${code}`, demand, strictness, ...more };
}

const costs = { prodWaiver: "price" } as const;
const conflict = (note: string) => ({ prodWaiver: "conflict", note }) as const;

export const securityRows: readonly SecurityRow[] = [
  row("V1", "D", "the VPC has flow logs of all traffic", costs),
  row("V2", "N", "the VPC's default security group has no rules"),
  row("V3", "N", "no subnet hands out public addresses by itself"),
  row("V4", "W", "workloads run in private subnets, in at least two zones", costs),
  row("V5", "W", "network ACLs open no administration port", conflict("the default network ACL stays: two rule sets give opposite advice")),
  row("V6", "N", "every Elastic IP is attached"),
  row("V7", "N", "NAT is a gateway, not an instance"),
  row("V8", "D", "AWS services are reached through interface endpoints", costs),
  row("V9", "W", "endpoint policies are limited to the own account"),
  row("V10", "X", "VPC Block Public Access is on", { note: "it breaks a load balancer that faces the internet" }),
  row("V11", "N", "the flow-log role trusts only its own account"),
  row("G1", "N", "nothing is open to the internet on 22, 3389 or all ports"),
  row("G2", "N", "only the load balancer's group is open to the internet, on 443 and the redirecting 80"),
  row(
    "G3",
    "W",
    "egress is limited: none from data stores, 443 from tasks",
    conflict("tasks call Auth0 and push gateways, whose addresses are not fixed"),
  ),
  row("G4", "N", "every group and every rule has a description"),
  row("G5", "N", "every group is attached"),
  row("G6", "N", "data stores admit security groups only, on their port only"),
  row("R1", "N", "database storage is encrypted"),
  row("R2", "D", "database storage uses a customer-managed key", costs),
  row("R3", "N", "the database has no public address and stands in private subnets"),
  row("R4", "N", "the database demands TLS (rds.force_ssl)"),
  row("R5", "N", "the proxy demands TLS"),
  row("R6", "W", "database backups are kept at least 7 days", costs),
  row(
    "R7",
    "W",
    "the database is protected against deletion",
    conflict("an environment that is taken down must be deletable: off, deploy, destroy"),
  ),
  row("R8", "D", "the database is Multi-AZ", costs),
  row("R9", "N", "minor versions are upgraded automatically"),
  row("R10", "N", "the engine version is supported and Extended Support is off"),
  row("R11", "W", "PostgreSQL logs go to CloudWatch", costs),
  row("R12", "N", "statements and slow queries are logged"),
  row("R13", "D", "enhanced monitoring is on", costs),
  row("R14", "D", "database insights are on, under a customer-managed key", costs),
  row("R15", "W", "IAM database authentication is possible"),
  row("R16", "N", "snapshots carry the database's tags"),
  row("R17", "N", "the server certificate comes from a current CA"),
  row("R18", "N", "the master user is not called postgres or admin"),
  row("R19", "X", "the database port is not the default", { note: "obscurity; the security group closes the port" }),
  row("R20", "D", "the database is in a backup plan", costs),
  row("R21", "D", "database events reach somebody", costs),
  row(
    "R22",
    "W",
    "the master password is rotated",
    conflict(
      "a rotation outside the plan would leave running tasks with a stale value; rds.rdsCredentialVersion rotates and redeploys together",
    ),
  ),
  row("E1", "N", "Redis is encrypted at rest"),
  row("E2", "N", "Redis demands TLS"),
  row("E3", "N", "Redis demands an AUTH token"),
  row("E4", "D", "Redis uses a customer-managed key at rest", costs),
  row("E5", "D", "Redis fails over automatically between zones", costs),
  row("E6", "W", "Redis takes snapshots", costs),
  row("E7", "N", "Redis minor versions are upgraded automatically"),
  row("E8", "N", "Redis stands in a subnet group of its own, in private subnets"),
  row("E9", "N", "Redis parameter groups have a description"),
  row("E10", "X", "the Redis port is not the default", { note: "obscurity; the security group closes the port" }),
  row("E11", "D", "Redis slow and engine logs are delivered", costs),
  row("Q1", "N", "every queue is encrypted"),
  row("Q2", "N", "every queue has a dead-letter queue"),
  row("Q3", "N", "queues refuse plain HTTP"),
  row("Q4", "N", "no queue policy allows everybody"),
  row("Q5", "D", "the alarm topic is encrypted with a customer-managed key", costs),
  row("Q6", "N", "the alarm topic refuses plain HTTP and other accounts"),
  row("I1", "N", "no policy allows everything, or a whole service"),
  row("I2", "N", "no write, permission or data access without a resource"),
  row("I3", "N", "trust policies name a service and this account"),
  row("I4", "N", "task and execution roles differ, and each service has its own"),
  row("I5", "W", "policies are the project's own, not AWS's managed ones"),
  row("I6", "N", "CI uses a federated role with a pinned subject"),
  row("I7", "N", "`*` resources stand only where AWS offers nothing narrower"),
  row("C1", "W", "image tags cannot be overwritten"),
  row("C2", "N", "images are scanned on push"),
  row("C3", "D", "repositories use a customer-managed key", costs),
  row("C4", "N", "repositories are private"),
  row("C5", "N", "repositories drop old images"),
  row("C6", "W", "images are pinned by digest or unique tag"),
  row("S1", "D", "Container Insights are on", costs),
  row("S2", "W", "ECS Exec is off, or logged and encrypted"),
  row("S3", "W", "tasks have no public address", costs),
  row("S4", "W", "root file systems are read-only", conflict("ECS Exec writes to the root file system")),
  row("S5", "N", "containers are unprivileged, drop all capabilities and have an init process"),
  row("S6", "N", "containers run as a user other than root"),
  row("S7", "N", "secrets reach containers as secrets, never as plain environment"),
  row("S8", "N", "every container logs, without blocking"),
  row("S9", "N", "the platform version is the latest"),
  row("S10", "N", "tasks share no host namespace"),
  row("S11", "N", "cluster, services and task definitions are tagged"),
  row("L1", "W", "clients are served over HTTPS; HTTP only redirects"),
  row("L2", "N", "the TLS policy is explicit, 1.2 or newer"),
  row("L3", "N", "the TLS policy is on AWS's recommended list"),
  row("L4", "D", "the load balancer logs requests", costs),
  row("L5", "N", "invalid headers are dropped"),
  row("L6", "N", "request smuggling is mitigated"),
  row(
    "L7",
    "W",
    "the load balancer is protected against deletion",
    conflict("an environment that is taken down must be deletable: off, deploy, destroy"),
  ),
  row("L8", "N", "the load balancer spans two zones"),
  row("L9", "D", "a web ACL protects the load balancer", costs),
  row("L10", "N", "target groups check health"),
  row("L11", "X", "targets are spoken to over TLS", { note: "TLS ends at the load balancer, inside the VPC" }),
  row("L12", "X", "the load balancer is internal", { note: "it is the platform's public entry" }),
  row("L13", "N", "a certificate is replaced before it is deleted"),
  row("L14", "N", "certificates are logged for transparency"),
  row("L15", "N", "certificates have no wildcard"),
  row("L16", "N", "certificate keys are strong and certificates valid"),
  row("L17", "N", "no DNS record dangles"),
  row("L18", "X", "the zone logs queries and is signed", { note: "the zone is not the environment's" }),
  row("W1", "D", "the web ACL has rules with actions", costs),
  row("W2", "D", "known bad inputs are blocked", costs),
  row("W3", "X", "anonymous addresses are blocked", { note: "the list also holds hosting providers that legitimate servers call from" }),
  row("W4", "D", "the web ACL logs", costs),
  row("W5", "N", "every web ACL rule has metrics"),
  row("W6", "D", "SQL injection and bad reputations are blocked", costs),
  row("O1", "N", "every log group has a retention"),
  row("O2", "D", "logs are kept 365 days", costs),
  row("O3", "D", "log groups use a customer-managed key", costs),
  row("O4", "N", "alarms have actions"),
  row("B1", "N", "buckets block public access"),
  row("B2", "N", "buckets refuse plain HTTP"),
  row("B3", "W", "buckets keep versions", costs),
  row("B4", "N", "buckets encrypt"),
  row("B5", "X", "buckets use a customer-managed key", { note: "load balancers can log to SSE-S3 buckets only" }),
  row("B6", "X", "buckets log access", { note: "it is the log bucket itself" }),
  row("B7", "N", "buckets expire objects and abort stale uploads"),
  row("B8", "X", "buckets replicate to another region", { note: "access logs are not worth a second copy" }),
  row("B9", "N", "bucket ACLs are off"),
  row("B10", "N", "bucket names cannot be guessed and claimed"),
  row("B11", "X", "buckets lock objects", { note: "access logs are not evidence that must not change" }),
  row(
    "K1",
    "W",
    "secrets are rotated within 90 days",
    conflict(
      "a rotation outside the plan would leave running tasks with a stale value; rds.rdsCredentialVersion rotates and redeploys together",
    ),
  ),
  row("K2", "D", "secrets use a customer-managed key", costs),
  row("K3", "N", "secrets have no public policy"),
  row("K4", "N", "every secret is used"),
  row("K5", "N", "customer-managed keys rotate and name their users"),
  row("K6", "D", "the backup vault uses a customer-managed key", costs),
  row("K7", "D", "a backup plan and a vault exist", costs),
];

const byCode = new Map(securityRows.map((each) => [each.code, each]));

/** The row of a code, `SEC-R1`. */
export function securityRow(code: string): SecurityRow | undefined {
  return byCode.get(code);
}
