/** The domain name: alias records for the load balancer, and an optional health check from outside. */
import { fromKeys } from "../shared/from.ts";
import { nameOf } from "../shared/names.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import { key } from "../../model/keys.ts";
import { ownHosts } from "../../model/hosts.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Lowered } from "../../plan/builder/draft.ts";
import type { FunctionArgs } from "../../plan/builder/inputs.ts";
import type { Traced } from "../../plan/builder/traced.ts";
import { loadBalancer } from "../alb/refs.ts";
import { hasIpv6, ipv6Keys } from "../vpc/refs.ts";
import { cost } from "./cost.ts";
import { healthCheck, hostedZoneLookup, zoneId, zoneName, zoneProvider, zoneProviderName } from "./refs.ts";

const getZone = "aws:route53/getZone:getZone";

const route53: ModuleDefinition = {
  name: "route53",
  cost,
  lower(environment) {
    return {
      resources: [...aliases(environment), ...outsideCheck(environment)],
      data: environment.spec.hostedZoneId === undefined ? zoneLookup(environment) : {},
    };
  },
};

/**
 * No TTL: Route 53 answers an alias with the load balancer's addresses and TTL. The records are deleted before the load balancer, so they
 * never dangle (no-dangling-dns-record).
 */
function aliases(environment: Environment): readonly Draft[] {
  return [
    ...aliasesOf(environment, "", key(environment, "domainName")),
    ...ownHosts(environment).flatMap(({ host, entries, id }) => fromKeys(entries, aliasesOf(environment, `-${id}`, host))),
  ];
}

/** The IPv4 addresses under the name and, if the load balancer has any, the IPv6 addresses. */
function aliasesOf(environment: Environment, suffix: string, name: Traced<string>): readonly Draft[] {
  const ipv4 = alias(environment, `route53-alias${suffix}`, name, "A");
  if (!hasIpv6(environment, "loadBalancer")) return [ipv4];
  return [ipv4, ...fromKeys(["environment", ...ipv6Keys], [alias(environment, `route53-ipv6-alias${suffix}`, name, "AAAA")])];
}

function alias(environment: Environment, id: string, name: Traced<string>, type: "A" | "AAAA"): Draft {
  return resource(
    handle("aws:route53/record:Record", id),
    {
      zoneId: zoneId(environment),
      name,
      type,
      aliases: [{ name: loadBalancer.out("dnsName"), zoneId: loadBalancer.out("zoneId"), evaluateTargetHealth: true }],
    },
    zoneProvider(environment),
  );
}

/** Public zones only: a private zone of the same name is common. */
function zoneLookup(environment: Environment): NonNullable<Lowered["data"]> {
  const inputs: FunctionArgs<typeof getZone> = { name: zoneName(environment), privateZone: false };
  const isElsewhere = environment.spec.route53.hostedZoneRoleArn !== undefined;
  return { [hostedZoneLookup]: { function: getZone, inputs, ...(isElsewhere ? { provider: zoneProviderName } : {}) } };
}

function outsideCheck(environment: Environment): readonly Draft[] {
  if (environment.spec.route53.route53HealthCheckPath === undefined) return [];
  return [
    resource(
      healthCheck,
      {
        type: "HTTPS",
        fqdn: key(environment, "domainName"),
        port: 443,
        enableSni: true,
        resourcePath: key(environment, "route53.route53HealthCheckPath"),
        requestInterval: 30,
        failureThreshold: 3,
        // A health check has no name; the console shows this tag instead.
        tags: { Name: nameOf(environment, "tag", "outside") },
      },
      { from: ["route53.route53HealthCheckPath"] },
    ),
  ];
}

export default route53;
