import { accountData } from "../shared/account.ts";
import { fromEntry } from "../shared/from.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import type { Environment } from "../../model/types.ts";
import { ownHosts } from "../../model/hosts.ts";
import { traced } from "../../plan/builder/traced.ts";
import { cost } from "./cost.ts";
import { lowerListeners } from "./listeners.ts";
import { lowerLoadBalancer } from "./load-balancer.ts";
import { existingBucketPolicy, lowerLogBucket } from "./log-bucket.ts";
import { loadBalancer, logBucket } from "./refs.ts";
import { lowerListenerRule, lowerTargetGroup } from "./target-group.ts";

/** The public load balancer: listeners, a target group and a listener rule for each service, and access logs. */
const alb: ModuleDefinition = {
  name: "alb",
  cost,
  lower(environment) {
    const services = Object.values(environment.services);
    return {
      data: accountData,
      resources: [
        ...lowerLogBucket(environment),
        lowerLoadBalancer(environment),
        ...lowerListeners(environment),
        ...services.flatMap((service) => fromEntry(service, [lowerTargetGroup(environment, service), lowerListenerRule(service)])),
      ],
      outputs: outputs(environment),
    };
  },
};

/** Clients and smoke tests must use the domain name: the certificate does not cover the load balancer's DNS name. */
function outputs(environment: Environment) {
  const { enableAlbAccessLogs, existingAccessLogBucket } = environment.spec.alb;
  return {
    apiUrl: {
      value: traced(`https://${environment.spec.domainName}`, "domainName"),
      description: "Base URL of the API and of Socket.IO, for clients and smoke tests.",
    },
    ...Object.fromEntries(
      ownHosts(environment).flatMap(({ host, services }) =>
        services.map(({ name, camelName }) => [
          `${camelName}ServiceUrl`,
          { value: host.map((each) => `https://${each}`), description: `Base URL of ${name}, which has a host name of its own.` },
        ]),
      ),
    ),
    albDnsName: { value: loadBalancer.out("dnsName"), description: "DNS name of the load balancer; its certificate does not cover it." },
    albArn: { value: loadBalancer.out("arn"), description: "ARN of the load balancer." },
    albLogBucket: {
      value: enableAlbAccessLogs ? (existingAccessLogBucket ?? logBucket.out("bucket")) : undefined,
      description: "Bucket of the load balancer's access logs.",
    },
    albLogBucketPolicy: {
      value: existingBucketPolicy(environment),
      description: "Policy that the existing bucket of the access logs must have, besides that of its other users.",
    },
  };
}

export default alb;
