/** Lists that AWS returns in an order of its own. The provider keeps them as sets (`schema.TypeSet`), so that their order is no change. */
import { inAnyOrder, type Normalization, type Normalizations } from "./types.ts";

const set = (source: string): Normalization => ({
  returned: (value) => (Array.isArray(value) ? value.toReversed() : value),
  compared: (value) => (Array.isArray(value) ? inAnyOrder(value) : value),
  sources: [`https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/${source}`],
});

const sets = (source: string, ...properties: readonly string[]): Readonly<Record<string, Normalization>> =>
  Object.fromEntries(properties.map((property) => [property, set(source)]));

export const listsInAnyOrder: Normalizations = {
  "aws:backup/plan:Plan": sets("backup/plan.go", "rules"),
  "aws:backup/selection:Selection": sets("backup/selection.go", "resources"),
  "aws:backup/vaultNotifications:VaultNotifications": sets("backup/vault_notifications.go", "backupVaultEvents"),
  "aws:cloudwatch/metricAlarm:MetricAlarm": sets("cloudwatch/metric_alarm.go", "alarmActions", "metricQueries", "okActions"),
  "aws:ec2/vpcEndpoint:VpcEndpoint": sets("ec2/vpc_endpoint.go", "routeTableIds", "securityGroupIds", "subnetIds"),
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": sets("ecs/cluster_capacity_providers.go", "capacityProviders"),
  "aws:ecs/service:Service": sets("ecs/service.go", "capacityProviderStrategies", "loadBalancers"),
  "aws:ecs/taskDefinition:TaskDefinition": sets("ecs/task_definition.go", "volumes"),
  "aws:elasticache/parameterGroup:ParameterGroup": sets("elasticache/parameter_group.go", "parameters"),
  "aws:elasticache/replicationGroup:ReplicationGroup": sets(
    "elasticache/replication_group.go",
    "logDeliveryConfigurations",
    "securityGroupIds",
  ),
  "aws:elasticache/subnetGroup:SubnetGroup": sets("elasticache/subnet_group.go", "subnetIds"),
  "aws:lb/listenerRule:ListenerRule": sets("elbv2/listener_rule.go", "conditions"),
  "aws:lb/loadBalancer:LoadBalancer": sets("elbv2/load_balancer.go", "securityGroups", "subnets"),
  "aws:rds/eventSubscription:EventSubscription": sets("rds/event_subscription.go", "eventCategories", "sourceIds"),
  "aws:rds/instance:Instance": sets("rds/instance.go", "enabledCloudwatchLogsExports", "vpcSecurityGroupIds"),
  "aws:rds/parameterGroup:ParameterGroup": sets("rds/parameter_group.go", "parameters"),
  "aws:rds/proxy:Proxy": sets("rds/proxy.go", "auths", "vpcSecurityGroupIds", "vpcSubnetIds"),
  "aws:rds/subnetGroup:SubnetGroup": sets("rds/subnet_group.go", "subnetIds"),
  "aws:route53/record:Record": sets("route53/record.go", "records"),
  "aws:wafv2/webAcl:WebAcl": sets("wafv2/web_acl.go", "rules"),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": sets("wafv2/web_acl_logging_configuration.go", "redactedFields"),
};
