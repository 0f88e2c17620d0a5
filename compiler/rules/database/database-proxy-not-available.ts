import { hasDatabaseProxies } from "../../aws/rds-proxy.ts";
import { isHandWritten } from "../../plan/hand-written.ts";
import { databaseType } from "../../plan/replicas.ts";
import type { Rule } from "../rule.ts";
import { unknownValue } from "../shared/allow-unknown.ts";

const rule: Rule = {
  severity: "error",
  title: "RDS Proxy is not available",
  reason:
    "AWS does not offer RDS Proxy in every region, nor in a VPC with dedicated tenancy, and a proxy serves the primary of a database, not a read replica. The deployment fails when the proxy or its target is created.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.RDSProxy.html",
  good: "{region: ap-southeast-1, vpc: {availabilityZones: [ap-southeast-1a, ap-southeast-1b]}, rds: {enableRdsProxy: true}}",
  bad: "{region: ap-southeast-6, vpc: {availabilityZones: [ap-southeast-6a, ap-southeast-6b]}, rds: {enableRdsProxy: true}}",

  *checkSpec(environment) {
    const { region, spec } = environment;
    if (!spec.rds.enableRdsProxy || hasDatabaseProxies(region)) return;
    yield {
      ...unknownValue(environment, region),
      key: "rds.enableRdsProxy",
      message: `${region} has no RDS Proxy`,
      help: "turn it off and choose a database whose `max_connections` all tasks can share; if AWS has added it, put the region into `allowUnknown`",
      related: [{ key: "region", message: `the region, ${region}` }],
    };
  },

  *checkPlan(view) {
    const proxies = view.ofType("aws:rds/proxy:Proxy");
    if (proxies.length === 0) return;
    const { region } = view.plan;
    for (const proxy of proxies)
      if (isHandWritten(proxy) && !hasDatabaseProxies(region))
        yield { resource: proxy.id, message: `${region} has no RDS Proxy`, help: "let tasks connect to the database itself" };
    for (const vpc of view.ofType("aws:ec2/vpc:Vpc"))
      if (view.text(vpc, "instanceTenancy") === "dedicated")
        yield {
          resource: vpc.id,
          property: "instanceTenancy",
          message: "RDS Proxy does not work with dedicated tenancy",
          help: "use `default`",
        };
    for (const target of view.ofType("aws:rds/proxyTarget:ProxyTarget")) {
      const database = view.target(target.inputs["dbInstanceIdentifier"]);
      if (database?.type !== databaseType || database.inputs["replicateSourceDb"] === undefined) continue;
      const message = `${database.id} is a read replica, and a proxy serves the primary only`;
      yield { resource: target.id, property: "dbInstanceIdentifier", message, help: "name the primary" };
    }
  },
};

export default rule;
