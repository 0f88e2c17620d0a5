import { mostRuleWildcards } from "../../aws/elb.ts";
import type { Service } from "../../model/types.ts";
import type { Finding, Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Listener rules share a priority or a rule has too many wildcards",
  reason:
    "Two rules of a listener cannot share a priority, and the values of a rule may contain five wildcards. A priority that the spec does not set is derived from the name of the service, and may collide with another.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html",
  good: "{ecsServices: {extraServices: {reports: {paths: [/reports], listenerPriority: 300, desiredCount: 1, cpu: 256, memory: 512}}}}",
  bad: "{ecsServices: {extraServices: {reports: {paths: [/reports], listenerPriority: 200, desiredCount: 1, cpu: 256, memory: 512}}}}",

  *checkSpec({ services }) {
    const owners = new Map<number, Service>();
    for (const service of Object.values(services)) {
      const owner = owners.get(service.listenerPriority.value);
      if (owner !== undefined) yield taken(service, owner);
      else owners.set(service.listenerPriority.value, service);
      const wildcards = service.paths.value.join("").replaceAll(/[^*?]/g, "").length;
      if (wildcards <= mostRuleWildcards) continue;
      yield {
        key: service.paths.from[0]!,
        message: `the paths of ${service.name} have ${wildcards} wildcards`,
        help: `a listener rule takes at most ${mostRuleWildcards}`,
      };
    }
  },
};

/** Built-in services come first and keep their priority: the one to change is always the spec's. */
function taken(service: Service, owner: Service): Finding {
  const priority = service.listenerPriority.value;
  const [key, other] = [service.listenerPriority.from[0]!, owner.listenerPriority.from[0]];
  return {
    key,
    message: `${service.name} and ${owner.name} both have listener priority ${priority}`,
    help: `set another \`listenerPriority\` for ${service.name}, from 1 to 50000`,
    ...(other === undefined ? {} : { related: [{ key: other, message: `the priority of ${owner.name}` }] }),
  };
}

export default rule;
