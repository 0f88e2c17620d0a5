/** Names that the provider's bridge generates for resources that the program left unnamed. */
import { createHash } from "node:crypto";
import type { Catalogue } from "../../../compiler/provider/catalogue.ts";
import type { Properties } from "./wire.ts";

/** Types whose name property is not `name`. */
const nameProperties: Readonly<Record<string, string>> = {
  "aws:rds/instance:Instance": "identifier",
  "aws:rds/cluster:Cluster": "clusterIdentifier",
  "aws:elasticache/replicationGroup:ReplicationGroup": "replicationGroupId",
  "aws:elasticache/cluster:Cluster": "clusterId",
  "aws:s3/bucket:Bucket": "bucket",
};

/** Types implemented with Terraform's plugin framework: the bridge does not make their replacement depend on an explicit name. */
const withoutBridgeNames: ReadonlySet<string> = new Set([
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
]);

/** The optional property that names resources of a type. Undefined for types without a name, and for types whose name is required. */
export function nameProperty(catalogue: Catalogue, token: string): string | undefined {
  if (withoutBridgeNames.has(token)) return undefined;
  const member = catalogue.resource(token)?.member;
  const property = nameProperties[token] ?? "name";
  if (member === undefined || !token.startsWith("aws:")) return undefined;
  return Object.hasOwn(member.inputs, property) && !member.required.includes(property) ? property : undefined;
}

/** Adds a name to the inputs, reusing the old one if it was generated. `__defaults` lists the generated properties. */
export function autonamed(
  catalogue: Catalogue,
  token: string,
  logical: string,
  olds: Properties,
  news: Properties,
  seed: Uint8Array,
): Properties {
  const property = nameProperty(catalogue, token);
  if (property === undefined || news[property] !== undefined || news[`${property}Prefix`] !== undefined) return news;
  const old = isMadeUp(olds, property) ? olds[property] : undefined;
  const suffix = createHash("sha256").update(seed).digest("hex").slice(0, 7);
  return { ...news, [property]: old ?? `${logical}-${suffix}`, __defaults: [property] };
}

/** Did the bridge generate this property of the checked inputs? */
export function isMadeUp(inputs: Properties, property: string): boolean {
  return Array.isArray(inputs["__defaults"]) && inputs["__defaults"].includes(property);
}
