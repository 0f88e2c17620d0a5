/** What a resource policy protects. Endpoint policies grant nothing: they limit what passes through the endpoint. */
import type { PlanReader } from "../plan/reader.ts";
import type { PlanResource } from "../plan/types.ts";
import type { PolicyDocument } from "../rules/shared/statements.ts";
import { arnsOf, textOf, type Unknown } from "./arns.ts";

/** The input that names the protected resource, for policies that are resources of their own. */
const names: Readonly<Record<string, string>> = {
  "aws:backup/vaultPolicy:VaultPolicy": "backupVaultName",
  "aws:dynamodb/resourcePolicy:ResourcePolicy": "resourceArn",
  "aws:ecr/repositoryPolicy:RepositoryPolicy": "repository",
  "aws:kinesis/resourcePolicy:ResourcePolicy": "resourceArn",
  "aws:kms/keyPolicy:KeyPolicy": "keyId",
  "aws:s3/bucketPolicy:BucketPolicy": "bucket",
  "aws:secretsmanager/secretPolicy:SecretPolicy": "secretArn",
  "aws:sns/topicPolicy:TopicPolicy": "arn",
  "aws:sqs/queuePolicy:QueuePolicy": "queueUrl",
};

const limits = /^aws:ec2\/vpcEndpoint(Policy)?:/;

/** ARN patterns of what the policy protects; undefined if only its statements say so, as in a log resource policy. Empty: it grants nothing. */
export function protectedBy(reader: PlanReader, { resource }: PolicyDocument, unknown: Unknown): readonly string[] | undefined {
  if (limits.test(resource.type)) return [];
  const name = names[resource.type];
  const target = name === undefined ? resource : reader.target(resource.inputs[name]);
  const own = target === undefined ? [] : targetPatterns(reader, target, unknown);
  if (own.length > 0) return own;
  const stated = name === undefined ? "" : textOf(reader, resource.inputs[name], unknown);
  return stated.startsWith("arn:") ? [stated] : undefined;
}

/** A resource and what is in it: objects, log streams, messages. */
export function targetPatterns(reader: PlanReader, resource: PlanResource, unknown: Unknown): readonly string[] {
  const [own] = arnsOf(reader, resource, unknown);
  return own === undefined ? [] : [own.text, `${own.text}/*`, `${own.text}:*`];
}
