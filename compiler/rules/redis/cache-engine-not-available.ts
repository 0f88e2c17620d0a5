import { cacheEngineOf, cacheEngineVersions, isCacheEngineVersion } from "../../aws/elasticache.ts";
import { records } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

/** How Redis makes room when its memory is full. */
const evictions = ["lru", "lfu", "random"].flatMap((way) => [`allkeys-${way}`, `volatile-${way}`]).concat(["volatile-ttl", "noeviction"]);

const rule: Rule = {
  severity: "error",
  title: "ElastiCache has no such engine version or eviction policy",
  reason:
    "ElastiCache refuses to create a replication group of a version that it does not list, and a parameter group with an unknown policy.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html",
  good: '{overrides: {redis-main: {set: {engineVersion: "7.0"}}}}',
  bad: '{overrides: {redis-main: {set: {engineVersion: "7.2"}}}}',

  *checkPlan(view) {
    for (const group of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      const engine = cacheEngineOf(view.text(group, "engine"));
      const version = view.text(group, "engineVersion");
      if (version === undefined || isCacheEngineVersion(engine, version)) continue;
      const help = `ElastiCache has ${cacheEngineVersions(engine).join(", ")}`;
      yield { resource: group.id, property: "engineVersion", message: `there is no version ${version} of ${engine}`, help };
    }
    for (const { id, inputs } of view.ofType("aws:elasticache/parameterGroup:ParameterGroup"))
      for (const [index, parameter] of records(inputs["parameters"]).entries()) {
        const value = view.known(parameter["value"]);
        if (parameter["name"] !== "maxmemory-policy" || typeof value !== "string" || evictions.includes(value)) continue;
        const path = ["parameters", index, "value"];
        yield {
          resource: id,
          property: "parameters",
          path,
          message: `unknown policy \`${value}\``,
          help: `Redis has ${evictions.join(", ")}`,
        };
      }
  },
};

export default rule;
