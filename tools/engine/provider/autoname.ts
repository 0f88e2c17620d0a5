/** Names that the provider's bridge gives to what the program left unnamed. */
import { createHash } from "node:crypto";
import type { Catalogue } from "../../../compiler/provider/catalogue.ts";
import type { Properties } from "./wire.ts";

/** Types whose name is not called `name`. */
const nameProperties: Readonly<Record<string, string>> = {
  "aws:rds/instance:Instance": "identifier",
  "aws:rds/cluster:Cluster": "clusterIdentifier",
  "aws:elasticache/replicationGroup:ReplicationGroup": "replicationGroupId",
  "aws:elasticache/cluster:Cluster": "clusterId",
  "aws:s3/bucket:Bucket": "bucket",
};

/** Types written with Terraform's newer framework: the bridge does not tie their replacement to a name. */
const withoutBridgeNames: ReadonlySet<string> = new Set([
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
]);

/** The optional property that names resources of a type; undefined for types that are not named, or must be. */
export function nameProperty(catalogue: Catalogue, token: string): string | undefined {
  if (withoutBridgeNames.has(token)) return undefined;
  const member = catalogue.resource(token)?.member;
  const property = nameProperties[token] ?? "name";
  if (member === undefined || !token.startsWith("aws:")) return undefined;
  return Object.hasOwn(member.inputs, property) && !member.required.includes(property) ? property : undefined;
}

/** Inputs with a name, the old one when it was made up before; `__defaults` lists the properties that were made up. */
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

/** Was this property of checked inputs made up by the bridge? */
export function isMadeUp(inputs: Properties, property: string): boolean {
  return Array.isArray(inputs["__defaults"]) && inputs["__defaults"].includes(property);
}
