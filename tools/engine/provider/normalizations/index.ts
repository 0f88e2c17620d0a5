/** All known differences between what a program sends and what AWS returns. */
import type { Properties } from "../wire.ts";
import { containerDefinitions } from "./containers.ts";
import { json, policy } from "./documents.ts";
import { kept } from "./restores.ts";
import { listsInAnyOrder } from "./sets.ts";
import type { Normalization, Normalizations } from "./types.ts";
import { lowerCase } from "./words.ts";

const others: Normalizations = {
  "aws:backup/vaultPolicy:VaultPolicy": { policy },
  "aws:cloudwatch/dashboard:Dashboard": { dashboardBody: json },
  "aws:cloudwatch/eventRule:EventRule": { eventPattern: json },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { policyDocument: policy },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { policy },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": { policy: json },
  "aws:ecs/taskDefinition:TaskDefinition": { containerDefinitions },
  "aws:elasticache/replicationGroup:ReplicationGroup": { maintenanceWindow: lowerCase, replicationGroupId: lowerCase },
  "aws:iam/role:Role": { assumeRolePolicy: policy },
  "aws:iam/rolePolicy:RolePolicy": { policy },
  "aws:kms/key:Key": { policy },
  "aws:rds/instance:Instance": { maintenanceWindow: lowerCase, kmsKeyId: kept, storageEncrypted: kept, databaseInsightsMode: kept },
  "aws:route53/record:Record": { name: lowerCase },
  "aws:s3/bucketPolicy:BucketPolicy": { policy },
  "aws:sns/topicPolicy:TopicPolicy": { policy },
  "aws:sqs/queuePolicy:QueuePolicy": { policy },
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": { redriveAllowPolicy: json },
  "aws:sqs/redrivePolicy:RedrivePolicy": { redrivePolicy: json },
};

/** What is known about the properties of a type. */
export function normalizationsOf(token: string): readonly (readonly [property: string, known: Normalization])[] {
  return Object.entries({ ...listsInAnyOrder[token], ...others[token] });
}

/** The outputs as AWS returns them for these inputs. */
export function returnedBy(token: string, inputs: Properties): Properties {
  const given = normalizationsOf(token).filter(([property]) => inputs[property] !== undefined);
  return Object.fromEntries(given.map(([property, { returned }]) => [property, returned(inputs[property], inputs)]));
}

/** Properties in which the state, as AWS returned it, differs from the program in a way that the provider does not ignore. */
export function unsettled(token: string, outputs: Properties, news: Properties): readonly string[] {
  return normalizationsOf(token)
    .filter(([property]) => outputs[property] !== undefined && news[property] !== undefined)
    .filter(([property, { compared }]) => JSON.stringify(compared(outputs[property])) !== JSON.stringify(compared(news[property])))
    .map(([property]) => property);
}
