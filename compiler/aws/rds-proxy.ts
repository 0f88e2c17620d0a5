/**
 * Regions without RDS Proxy, for every engine. In the others it has all versions of PostgreSQL that RDS creates
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.RDSProxy.html).
 */
const without: ReadonlySet<string> = new Set(["ap-east-2", "ap-southeast-6"]);

export function hasDatabaseProxies(region: string): boolean {
  return !without.has(region);
}
