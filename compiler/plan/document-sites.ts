/** Inputs that hold a JSON document as text, and the kind of each document. Module types and the plan check share this table. */
import type {
  ContainerDefinitions,
  Dashboard,
  EcrLifecyclePolicy,
  EventPattern,
  IamPolicy,
  SnsRedrivePolicy,
  SqsRedriveAllowPolicy,
  SqsRedrivePolicy,
} from "../../generated/types/documents.ts";

/**
 * TypeScript type of each kind of document. The three kinds of policy share one type; their schemas differ in required and allowed
 * elements.
 */
export interface DocumentTypes {
  readonly containerDefinitions: ContainerDefinitions;
  readonly dashboard: Dashboard;
  readonly ecrLifecyclePolicy: EcrLifecyclePolicy;
  readonly eventPattern: EventPattern;
  readonly identityPolicy: IamPolicy;
  readonly resourcePolicy: IamPolicy;
  readonly trustPolicy: IamPolicy;
  readonly sqsRedrivePolicy: SqsRedrivePolicy;
  readonly sqsRedriveAllowPolicy: SqsRedriveAllowPolicy;
  readonly snsRedrivePolicy: SnsRedrivePolicy;
}

export type DocumentKind = keyof DocumentTypes;

/** Resource token to property to kind. `list[].property` is a property of each object in a list. */
export const documentSites = {
  "aws:ecs/taskDefinition:TaskDefinition": { containerDefinitions: "containerDefinitions" },
  "aws:cloudwatch/dashboard:Dashboard": { dashboardBody: "dashboard" },
  "aws:cloudwatch/eventRule:EventRule": { eventPattern: "eventPattern" },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": { policy: "ecrLifecyclePolicy" },
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": {
    lifecyclePolicy: "ecrLifecyclePolicy",
    repositoryPolicy: "resourcePolicy",
  },
  "aws:sqs/redrivePolicy:RedrivePolicy": { redrivePolicy: "sqsRedrivePolicy" },
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": { redriveAllowPolicy: "sqsRedriveAllowPolicy" },
  "aws:sqs/queue:Queue": { policy: "resourcePolicy", redrivePolicy: "sqsRedrivePolicy", redriveAllowPolicy: "sqsRedriveAllowPolicy" },
  "aws:sns/topicSubscription:TopicSubscription": { redrivePolicy: "snsRedrivePolicy" },

  "aws:iam/role:Role": { assumeRolePolicy: "trustPolicy", "inlinePolicies[].policy": "identityPolicy" },
  "aws:iam/policy:Policy": { policy: "identityPolicy" },
  "aws:iam/rolePolicy:RolePolicy": { policy: "identityPolicy" },
  "aws:iam/groupPolicy:GroupPolicy": { policy: "identityPolicy" },
  "aws:iam/userPolicy:UserPolicy": { policy: "identityPolicy" },
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": { inlinePolicy: "identityPolicy" },

  "aws:acmpca/policy:Policy": { policy: "resourcePolicy" },
  "aws:apigateway/restApi:RestApi": { policy: "resourcePolicy" },
  "aws:apigateway/restApiPolicy:RestApiPolicy": { policy: "resourcePolicy" },
  "aws:backup/vaultPolicy:VaultPolicy": { policy: "resourcePolicy" },
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": { policy: "resourcePolicy" },
  "aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy": { accessPolicy: "resourcePolicy" },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { policyDocument: "resourcePolicy" },
  "aws:codeartifact/domainPermissions:DomainPermissions": { policyDocument: "resourcePolicy" },
  "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy": { policyDocument: "resourcePolicy" },
  "aws:codebuild/resourcePolicy:ResourcePolicy": { policy: "resourcePolicy" },
  "aws:dynamodb/resourcePolicy:ResourcePolicy": { policy: "resourcePolicy" },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { policy: "resourcePolicy" },
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": { policy: "resourcePolicy" },
  "aws:ecr/registryPolicy:RegistryPolicy": { policy: "resourcePolicy" },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": { policy: "resourcePolicy" },
  "aws:efs/fileSystemPolicy:FileSystemPolicy": { policy: "resourcePolicy" },
  "aws:elasticsearch/domain:Domain": { accessPolicies: "resourcePolicy" },
  "aws:elasticsearch/domainPolicy:DomainPolicy": { accessPolicies: "resourcePolicy" },
  "aws:glacier/vaultLock:VaultLock": { policy: "resourcePolicy" },
  "aws:glue/resourcePolicy:ResourcePolicy": { policy: "resourcePolicy" },
  "aws:kinesis/resourcePolicy:ResourcePolicy": { policy: "resourcePolicy" },
  "aws:kms/externalKey:ExternalKey": { policy: "resourcePolicy" },
  "aws:kms/key:Key": { policy: "resourcePolicy" },
  "aws:kms/keyPolicy:KeyPolicy": { policy: "resourcePolicy" },
  "aws:kms/replicaKey:ReplicaKey": { policy: "resourcePolicy" },
  "aws:msk/clusterPolicy:ClusterPolicy": { policy: "resourcePolicy" },
  "aws:opensearch/domain:Domain": { accessPolicies: "resourcePolicy" },
  "aws:opensearch/domainPolicy:DomainPolicy": { accessPolicies: "resourcePolicy" },
  "aws:s3/accessPoint:AccessPoint": { policy: "resourcePolicy" },
  "aws:s3/bucket:Bucket": { policy: "resourcePolicy" },
  "aws:s3/bucketPolicy:BucketPolicy": { policy: "resourcePolicy" },
  "aws:schemas/registryPolicy:RegistryPolicy": { policy: "resourcePolicy" },
  "aws:secretsmanager/secret:Secret": { policy: "resourcePolicy" },
  "aws:secretsmanager/secretPolicy:SecretPolicy": { policy: "resourcePolicy" },
  "aws:ses/identityPolicy:IdentityPolicy": { policy: "resourcePolicy" },
  "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy": { policy: "resourcePolicy" },
  "aws:sns/topic:Topic": { policy: "resourcePolicy" },
  "aws:sns/topicPolicy:TopicPolicy": { policy: "resourcePolicy" },
  "aws:sqs/queuePolicy:QueuePolicy": { policy: "resourcePolicy" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, DocumentKind>>>>;

/** Document kinds by property of resource type `K`; `unknown` if it takes no document. */
export type DocumentSitesOf<K> = K extends keyof typeof documentSites ? (typeof documentSites)[K] : unknown;
