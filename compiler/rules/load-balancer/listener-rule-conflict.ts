import type { Service } from "../../model/types.ts";
import type { Finding, Rule } from "../rule.ts";

/** Wildcard characters in all values of a rule. */
const mostWildcards = 6;

const rule: Rule = {
  severity: "error",
  title: "Listener rules share a priority or a rule has too many wildcards",
  reason:
    "Two rules of a listener cannot have one priority; one that a spec does not state follows from the service's name, and may meet another. A rule has at most six wildcards.",
  source: "Elastic Load Balancing CreateRule: PriorityInUse; quotas for Application Load Balancers",
  good: "{ecsServices: {extraServices: {reports: {paths: [/reports], listenerPriority: 300, desiredCount: 1, cpu: 256, memory: 512}}}}",
  bad: "{ecsServices: {extraServices: {reports: {paths: [/reports], listenerPriority: 200, desiredCount: 1, cpu: 256, memory: 512}}}}",

  *checkSpec({ services }) {
    const owners = new Map<number, Service>();
    for (const service of Object.values(services)) {
      const owner = owners.get(service.listenerPriority.value);
      if (owner !== undefined) yield taken(service, owner);
      else owners.set(service.listenerPriority.value, service);
      const wildcards = service.paths.value.join("").replaceAll(/[^*?]/g, "").length;
      if (wildcards <= mostWildcards) continue;
      yield {
        key: service.paths.from[0]!,
        message: `the paths of ${service.name} have ${wildcards} wildcards`,
        help: `one rule takes ${mostWildcards}`,
      };
    }
  },
};

/** What every environment has keeps its priority, so that of two one is the spec's. */
function taken(service: Service, owner: Service): Finding {
  const priority = service.listenerPriority.value;
  const [key, other] = [service.listenerPriority.from[0]!, owner.listenerPriority.from[0]];
  return {
    key,
    message: `${service.name} and ${owner.name} both have listener priority ${priority}`,
    help: `state another \`listenerPriority\` for ${service.name}, from 1 to 50000`,
    ...(other === undefined ? {} : { related: [{ key: other, message: `the priority of ${owner.name}` }] }),
  };
}

export default rule;
