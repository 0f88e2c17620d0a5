/**
 * Writes `generated/aws/*.json`: what AWS accepts, by region where that differs. The sources are AWS's published schemas in the pinned
 * cfn-lint wheel and, where AWS publishes nothing machine-readable, `facts/`.
 * Run it with `npm run generate:aws` (needs python3 with pip). The same wheel gives the same bytes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { propertyBounds } from "./bounds/index.ts";
import { cacheEngines, cacheNodes } from "./cache.ts";
import { deployPermissions, iamActions } from "./deploy.ts";
import { tlsPolicies } from "./facts/elb.ts";
import { pgParameters } from "./facts/pg-parameters.ts";
import { wafManagedGroups } from "./facts/waf.ts";
import { fargate, logRetention, regions } from "./other.ts";
import { rdsClasses, rdsPostgresVersions } from "./rds.ts";
import { tableText } from "./table.ts";
import { withWheel, type Wheel } from "./wheel.ts";

/** Text of every table, by file name. */
function generateAwsTables(wheel: Wheel): Map<string, string> {
  const permissions = deployPermissions(wheel);
  const tables = {
    "cache-engines": cacheEngines(wheel),
    "cache-nodes": cacheNodes(wheel),
    "deploy-permissions": permissions,
    fargate: fargate(wheel),
    "iam-actions": iamActions(permissions),
    "log-retention": logRetention(wheel),
    "pg-parameters": pgParameters(),
    "property-bounds": propertyBounds(wheel, fileURLToPath(new URL("../../../generated/catalogue", import.meta.url))),
    "rds-classes": rdsClasses(wheel),
    "rds-postgres-versions": rdsPostgresVersions(wheel),
    regions: regions(wheel),
    "tls-policies": tlsPolicies(),
    "waf-managed-groups": wafManagedGroups(),
  };
  return new Map(Object.entries(tables).map(([name, table]) => [`${name}.json`, tableText(table)]));
}

const folder = fileURLToPath(new URL("../../../generated/aws/", import.meta.url));
const files = withWheel(generateAwsTables);
mkdirSync(folder, { recursive: true });
for (const [name, text] of files) writeFileSync(join(folder, name), text);
process.stdout.write(`aws: ${files.size} tables\n`);
