/** Resources that requests and jobs pass through: what is missing for a time leaves a service without something that it needs. */

/** What a service does not have while a resource of the type is missing: "has no …". */
const needs: Readonly<Record<string, string>> = {
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": "way to the internet over IPv6",
  "aws:ec2/internetGateway:InternetGateway": "way to the internet",
  "aws:ec2/natGateway:NatGateway": "way to the internet",
  "aws:ec2/route:Route": "route",
  "aws:ec2/routeTable:RouteTable": "route",
  "aws:ec2/routeTableAssociation:RouteTableAssociation": "route",
  "aws:ec2/securityGroup:SecurityGroup": "network access",
  "aws:ec2/subnet:Subnet": "network",
  "aws:ec2/vpc:Vpc": "network",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "way to AWS services",
  "aws:ecs/cluster:Cluster": "cluster",
  "aws:ecs/service:Service": "healthy task",
  "aws:elasticache/replicationGroup:ReplicationGroup": "Redis",
  "aws:iam/role:Role": "permissions",
  "aws:iam/rolePolicy:RolePolicy": "permissions",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "permissions",
  "aws:kms/key:Key": "access to encrypted data",
  "aws:lb/listener:Listener": "listener",
  "aws:lb/listenerRule:ListenerRule": "listener rule",
  "aws:lb/loadBalancer:LoadBalancer": "load balancer",
  "aws:lb/targetGroup:TargetGroup": "target group",
  "aws:rds/instance:Instance": "database path",
  "aws:rds/proxy:Proxy": "database path",
  "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup": "database path",
  "aws:rds/proxyTarget:ProxyTarget": "database path",
  "aws:route53/record:Record": "DNS name",
  "aws:secretsmanager/secret:Secret": "secret",
  "aws:secretsmanager/secretVersion:SecretVersion": "secret",
  "aws:sqs/queue:Queue": "queue",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "network access",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "network access",
};

export function servesRequests(type: string): boolean {
  return needs[type] !== undefined;
}

/** What a service lacks while the resource is missing; undefined if nothing that it needs to run. */
export function lackOf(type: string): string | undefined {
  return needs[type];
}

/** Only tasks that start need these; running tasks go on. */
export function neededAtStart(type: string): boolean {
  return type.startsWith("aws:secretsmanager/");
}
