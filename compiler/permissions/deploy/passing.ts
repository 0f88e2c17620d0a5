/** What deployments hand to services, and what services make: roles, service-linked roles, secrets. */

/** `iam:PassedToService` by resource type: the service that takes on the role. */
const passedTo: Readonly<Record<string, string>> = {
  "aws:backup/selection:Selection": "backup.amazonaws.com",
  "aws:backup/plan:Plan": "backup.amazonaws.com",
  "aws:ec2/flowLog:FlowLog": "vpc-flow-logs.amazonaws.com",
  "aws:ecs/service:Service": "ecs.amazonaws.com",
  "aws:ecs/taskDefinition:TaskDefinition": "ecs-tasks.amazonaws.com",
  "aws:rds/instance:Instance": "monitoring.rds.amazonaws.com",
  "aws:rds/proxy:Proxy": "rds.amazonaws.com",
  "aws:scheduler/schedule:Schedule": "scheduler.amazonaws.com",
  "aws:sns/topic:Topic": "sns.amazonaws.com",
  "aws:sns/topicSubscription:TopicSubscription": "firehose.amazonaws.com",
};

/** Service-linked roles (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html). */
const linked: Readonly<Record<string, string>> = {
  "aws:appautoscaling/target:Target": "ecs.application-autoscaling.amazonaws.com",
  "aws:backup/selection:Selection": "backup.amazonaws.com",
  "aws:ecs/cluster:Cluster": "ecs.amazonaws.com",
  "aws:elasticache/replicationGroup:ReplicationGroup": "elasticache.amazonaws.com",
  "aws:lb/loadBalancer:LoadBalancer": "elasticloadbalancing.amazonaws.com",
  "aws:rds/instance:Instance": "rds.amazonaws.com",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": "wafv2.amazonaws.com",
};

/** Names of what a service makes for a resource, by its type and the IAM type of what is made. */
const made: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aws:rds/instance:Instance": { "secretsmanager:Secret": "rds!db-*" },
};

/** What a service makes of this IAM type for a resource, as a pattern of names. */
export function madeFor(type: string, kind: string): string | undefined {
  return made[type]?.[kind];
}

/** The service that a resource of this type hands a role to. */
export function serviceThatTakes(type: string): string | undefined {
  return passedTo[type];
}

/** The service whose linked role a resource of this type needs. */
export function linkedService(type: string): string | undefined {
  return linked[type];
}
