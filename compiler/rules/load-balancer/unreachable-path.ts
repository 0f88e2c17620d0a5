import { coversPattern } from "../../aws/path-pattern.ts";
import type { Service } from "../../model/types.ts";
import type { Rule } from "../rule.ts";

interface Pattern {
  readonly service: Service;
  readonly pattern: string;
  /** Key of the pattern; undefined for built-in services. */
  readonly key: string | undefined;
}

const rule: Rule = {
  severity: "error",
  title: "Path is shadowed by a listener rule of higher priority",
  reason:
    "A listener evaluates its rules in the order of their priorities, and the first match wins. A pattern that an earlier rule of the same host covers never receives a request.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html",
  good: "{ecsServices: {extraServices: {reports: {paths: [/api/reports/*], listenerPriority: 50, desiredCount: 1, cpu: 256, memory: 512}}}}",
  bad: "{ecsServices: {extraServices: {reports: {paths: [/api/reports/*], desiredCount: 1, cpu: 256, memory: 512}}}}",

  *checkSpec({ services }) {
    const patterns = Object.values(services)
      .sort((a, b) => a.listenerPriority.value - b.listenerPriority.value)
      .flatMap(patternsOf);
    for (const [index, { service, pattern, key }] of patterns.entries()) {
      const earlier = patterns
        .slice(0, index)
        .find(
          (other) => other.service !== service && other.service.host.value === service.host.value && coversPattern(other.pattern, pattern),
        );
      if (earlier === undefined) continue;
      const at = key ?? earlier.key;
      if (at === undefined) continue;
      const { name, listenerPriority } = earlier.service;
      yield {
        key: at,
        message: `no request for \`${pattern}\` reaches ${service.name}: \`${earlier.pattern}\` of ${name}, with priority ${listenerPriority.value}, matches first`,
        help:
          earlier.pattern === pattern
            ? "two services cannot share a path: give each its own"
            : `give ${service.name} a \`listenerPriority\` below ${listenerPriority.value}, or use other paths`,
        ...(key !== undefined && earlier.key !== undefined ? { related: [{ key: earlier.key, message: `the pattern of ${name}` }] } : {}),
      };
    }
  },
};

function patternsOf(service: Service): readonly Pattern[] {
  const [path] = service.paths.from;
  return service.paths.value.map((pattern, index) => ({ service, pattern, key: path === undefined ? undefined : `${path}.${index}` }));
}

export default rule;
