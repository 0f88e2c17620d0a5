/** RDS Proxy: pools database connections for the application role. */
import { shortHash } from "../../canonical/hash.ts";
import { serviceEndpoint } from "../shared/account.ts";
import { nameOf } from "../shared/names.ts";
import { policy, statement, trust } from "../shared/policies.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { rule, traced, type Traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { rdsProxyGroup } from "../securityGroups/refs.ts";
import { subnetIds } from "../vpc/refs.ts";
import { lowerProxyLog, proxyLogGroup } from "./logs.ts";
import { appSecret, appSecretVersion, instance, proxy, proxyTarget } from "./refs.ts";
import { needsPrevious, previousSecret, previousSecretVersion } from "./secrets.ts";

const role = handle("aws:iam/role:Role", "rds-proxy-role");
const rolePolicy = handle("aws:iam/rolePolicy:RolePolicy", "rds-proxy-policy");
const targetGroup = handle("aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup", "rds-proxy-target-group");
const from = ["rds.enableRdsProxy"];
/** RDS Proxy needs two zones. It is placed in the first two, because any change of its subnets replaces it: adding a zone must not. */
const zonesOfProxy = 2;
/** Spec keys that decide the data subnets. */
const subnetKeys = ["vpc.availabilityZones", "vpc.vpcCidr", "vpc.existingVpc"] as const;

export function lowerProxy(environment: Environment): readonly Draft[] {
  if (!environment.spec.rds.enableRdsProxy) return [];
  const name = proxyName(environment);
  return [
    lowerProxyLog(environment, name),
    ...lowerRole(environment),
    resource(
      proxy,
      {
        name,
        engineFamily: "POSTGRESQL",
        requireTls: rule("database-proxy-requires-tls", true),
        roleArn: role.out("arn"),
        auths: secretsOf(environment).map((list) =>
          list.map((secret) => ({
            authScheme: "SECRETS",
            clientPasswordAuthType: "POSTGRES_SCRAM_SHA_256",
            iamAuth: "DISABLED",
            secretArn: secret.out("arn"),
          })),
        ),
        idleClientTimeout: key(environment, "rds.rdsProxyIdleClientTimeout"),
        vpcSubnetIds: traced(subnetIds(environment, "data").slice(0, zonesOfProxy), "vpc.availabilityZones", "vpc.existingVpc"),
        vpcSecurityGroupIds: [rdsProxyGroup.id],
      },
      {
        from,
        dependsOn: [rolePolicy, proxyLogGroup, ...(needsPrevious(environment) ? [previousSecretVersion] : [])],
        // The name changes with the inputs that replace the proxy. So the successor can exist, and services can roll to it, before the old
        // proxy is deleted.
        deleteBeforeReplace: false,
        customTimeouts: { create: "60m", update: "60m", delete: "60m" },
      },
    ),
    ...lowerTarget(environment),
  ];
}

/**
 * The name contains a hash of the inputs that replace the proxy. The builder's replacement hash cannot be used: RDS derives the log group's
 * name from the proxy's, and the log group must exist first, so that it has a retention.
 */
function proxyName(environment: Environment): Traced<string> {
  const { availabilityZones, vpcCidr, existingVpc } = environment.spec.vpc;
  const zones = availabilityZones.slice(0, zonesOfProxy);
  const hash = shortHash([...(existingVpc?.dataSubnetIds.slice(0, zonesOfProxy) ?? [vpcCidr, ...zones])], 6);
  return nameOf(environment, "dbProxy", `db-${hash}`).alsoFrom(...subnetKeys);
}

/** Secrets of the proxy: during a rotation tasks use either credential. */
function secretsOf(environment: Environment) {
  return traced(needsPrevious(environment) ? [appSecret, previousSecret] : [appSecret], "rds.rdsCredentialVersion");
}

function lowerRole(environment: Environment): readonly Draft[] {
  const arn = keyArn(environment);
  const via = key(environment, "region").map(() => serviceEndpoint(environment, "secretsmanager"));
  const read = statement({
    Effect: "Allow",
    Action: ["secretsmanager:GetSecretValue"],
    Resource: secretsOf(environment).map((list) => list.map((secret) => secret.out("arn"))),
  });
  const decrypt = (id: Expr<string>) =>
    statement({
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: [id],
      Condition: { StringEquals: { "kms:ViaService": via } },
    });
  return [
    resource(
      role,
      {
        name: nameOf(environment, "role", "rds-proxy"),
        description: "Lets RDS Proxy read the application credential of the database",
        assumeRolePolicy: rule("trust-policy-own-account", trust(environment, "rds.amazonaws.com")),
      },
      { from },
    ),
    resource(
      rolePolicy,
      {
        name: "read-credential",
        role: role.out("name"),
        policy: arn.map((id) => policy(read, ...(id === undefined ? [] : [decrypt(id)]))),
      },
      { from },
    ),
  ];
}

function lowerTarget(environment: Environment): readonly Draft[] {
  const percent = key(environment, "rds.rdsProxyMaxConnectionsPercent");
  return [
    resource(
      targetGroup,
      {
        dbProxyName: proxy.out("name"),
        connectionPoolConfig: {
          maxConnectionsPercent: percent,
          // Keeps half of the pool open between bursts.
          maxIdleConnectionsPercent: percent.map((most) => Math.floor(most / 2)),
          connectionBorrowTimeout: 120,
        },
      },
      { from },
    ),
    resource(
      proxyTarget,
      { dbProxyName: proxy.out("name"), targetGroupName: targetGroup.out("name"), dbInstanceIdentifier: instance.out("identifier") },
      {
        from,
        // The proxy needs a credential to open its first connection.
        dependsOn: [appSecretVersion],
        // Only a new proxy replaces the target, so there is no conflict. Delete-first would disconnect tasks until they have rolled.
        deleteBeforeReplace: false,
      },
    ),
  ];
}
