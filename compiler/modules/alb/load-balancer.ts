import { nameOf } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { rule, traced } from "../../plan/builder/traced.ts";
import { albGroup } from "../securityGroups/refs.ts";
import { hasIpv6, ipv6Keys, ipv6Routes, publicRoute, subnetIds } from "../vpc/refs.ts";
import { logBucketName } from "./log-bucket.ts";
import { loadBalancer, logBucket, logBucketPolicy } from "./refs.ts";

/** The public entry point, in the public subnet of each zone (load-balancer-multi-az). load-balancer-internal is waived for it. */
export function lowerLoadBalancer(environment: Environment): Draft {
  return resource(
    loadBalancer,
    {
      name: nameOf(environment, "loadBalancer", "alb"),
      loadBalancerType: "application",
      internal: false,
      ipAddressType: hasIpv6(environment, "loadBalancer") ? traced("dualstack", ...ipv6Keys) : "ipv4",
      securityGroups: [albGroup.id],
      subnets: traced(subnetIds(environment, "public"), "vpc.availabilityZones", "vpc.existingVpc"),
      idleTimeout: key(environment, "alb.albIdleTimeoutSeconds"),
      clientKeepAlive: key(environment, "alb.albClientKeepAliveSeconds"),
      dropInvalidHeaderFields: rule("drop-invalid-headers", true),
      desyncMitigationMode: rule("desync-mitigation", "defensive"),
      enableDeletionProtection: key(environment, "alb.albDeletionProtection").alsoFrom("rule:load-balancer-deletion-protection"),
      accessLogs: accessLogs(environment),
    },
    { dependsOn: dependencies(environment), protect: key(environment, "alb.albDeletionProtection") },
  );
}

/** Disabled logging is stated explicitly: the provider reads an absent block as "no change" and would leave logging on. */
function accessLogs(environment: Environment) {
  const { existingAccessLogBucket: existing, existingAccessLogPrefix: prefix } = environment.spec.alb;
  const stated = key(environment, "alb.enableAlbAccessLogs").alsoFrom("rule:load-balancer-access-logs");
  if (existing !== undefined) {
    return stated
      .map((enabled) => ({ bucket: existing, ...(prefix === undefined ? {} : { prefix }), enabled }))
      .alsoFrom("alb.existingAccessLogBucket", "alb.existingAccessLogPrefix");
  }
  return stated.map((enabled) => ({ bucket: enabled ? logBucket.out("bucket") : logBucketName(environment), enabled }));
}

/** AWS refuses an internet-facing load balancer in a VPC without an attached internet gateway, and wants IPv6 routed before it is used. */
function dependencies(environment: Environment): readonly Handle[] {
  const { spec } = environment;
  const isOwn = spec.alb.enableAlbAccessLogs && spec.alb.existingAccessLogBucket === undefined;
  const routes = spec.vpc.existingVpc === undefined ? [publicRoute, ...ipv6Routes(environment, "public")] : [];
  return [...(isOwn ? [logBucketPolicy] : []), ...routes];
}
