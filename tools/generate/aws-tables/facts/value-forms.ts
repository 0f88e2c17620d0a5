/** Forms of names and texts that the resource schemas leave open, as the pages of AWS's APIs state them in words. */
import type { Statement } from "../bounds/collect.ts";
import type { Facts } from "./values.ts";

const api = {
  acm: "https://docs.aws.amazon.com/acm/latest/APIReference",
  ec2: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference",
  ecs: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference",
  elb: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference",
  route53: "https://docs.aws.amazon.com/Route53/latest",
  sqs: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference",
} as const;

/** The characters of names and descriptions of security groups and of their rules. */
const groupText: Statement = {
  maxLength: 255,
  pattern: "^[a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]*$",
  form: "letters without accents, digits, spaces and `._-:/()#,@[]+=&;{}!$*`",
  example: "HTTPS from the load balancer",
};

const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

/** The name of a certificate has a dot, and may stand for all names of one level. */
const certified: Statement = {
  maxLength: 253,
  pattern: `^(?:\\*\\.)?(?:${label}\\.)+${label}$`,
  form: "a host name with a dot, or `*.` and one",
  example: "api.example.com",
};

const hostHeader: Statement = {
  maxLength: 128,
  pattern: "^[A-Za-z0-9.*?-]*\\.(?:[A-Za-z]+|xn--[A-Za-z0-9-]+)$",
  form: "a host name with a dot and letters after the last one; before it, `*` and `?` stand for other characters",
  example: "*.example.com",
};

const redirectHost: Statement = {
  pattern: "^(?:[A-Za-z0-9.-]|#\\{(?:host|path|port|protocol|query)\\})+$",
  form: "a host name, or `#{host}` for that of the request",
  example: "www.example.com",
};

const balancerName = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$";

const clusterName: Statement = {
  pattern: "^[A-Za-z0-9_-]{1,255}$",
  form: "letters, digits, hyphens and underscores",
  example: "platform-prod",
};

const vpcRules = ["Ingress", "Egress"].map((way) => `aws:vpc/securityGroup${way}Rule:SecurityGroup${way}Rule`);

export const formFacts: readonly Facts[] = [
  {
    source: `${api.acm}/API_RequestCertificate.html`,
    token: "aws:acm/certificate:Certificate",
    statements: { domainName: { ...certified, maxLength: 64 }, subjectAlternativeNames: certified },
  },
  {
    source: `${api.ec2}/API_CreateSecurityGroup.html`,
    token: "aws:ec2/securityGroup:SecurityGroup",
    statements: {
      name: {
        maxLength: 255,
        pattern: "^(?!sg-)[a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]*$",
        form: `${groupText.form}, and no \`sg-\` at the beginning`,
        example: "platform-api",
      },
      "egress.description": groupText,
      "ingress.description": groupText,
    },
  },
  ...["aws:ec2/securityGroupRule:SecurityGroupRule", ...vpcRules].map((token) => ({
    source: `${api.ec2}/API_IpRange.html`,
    token,
    statements: { description: groupText },
  })),
  {
    source: `${api.ecs}/API_CreateCluster.html`,
    token: "aws:ecs/cluster:Cluster",
    statements: {
      name: clusterName,
      "settings.name": { enum: ["containerInsights"] },
      "settings.value": { enum: ["disabled", "enabled", "enhanced"] },
    },
  },
  {
    source: `${api.ecs}/API_PutClusterCapacityProviders.html`,
    token: "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
    statements: { clusterName, defaultCapacityProviderStrategies: { maxItems: 20 } },
  },
  {
    source: `${api.elb}/API_CreateLoadBalancer.html`,
    token: "aws:lb/loadBalancer:LoadBalancer",
    statements: {
      name: {
        pattern: `^(?!internal-)${balancerName}`,
        form: "letters, digits and hyphens, with no hyphen at either end and no `internal-` at the beginning",
        example: "platform-prod",
      },
    },
  },
  {
    source: `${api.elb}/API_CreateTargetGroup.html`,
    token: "aws:lb/targetGroup:TargetGroup",
    statements: {
      name: {
        pattern: `^${balancerName}`,
        form: "letters, digits and hyphens, with no hyphen at either end",
        example: "platform-api",
      },
    },
  },
  {
    source: `${api.elb}/API_RedirectActionConfig.html`,
    token: "aws:lb/listener:Listener",
    statements: { "defaultActions.redirect.host": redirectHost },
  },
  {
    source: `${api.elb}/API_HostHeaderConditionConfig.html`,
    token: "aws:lb/listenerRule:ListenerRule",
    statements: { "actions.redirect.host": redirectHost, "conditions.hostHeader.values": hostHeader },
  },
  {
    source: `${api.route53}/DeveloperGuide/DomainNameFormat.html`,
    token: "aws:route53/record:Record",
    statements: {
      name: {
        maxLength: 255,
        // Empty for the name of the zone. `\052` is a character by its octal code.
        pattern: "^$|^(?:[^\\s.]{1,63}\\.)*[^\\s.]{1,63}\\.?$",
        form: "labels of 1 to 63 characters with dots between them, without spaces",
        example: "api.example.com",
      },
    },
  },
  {
    source: `${api.route53}/APIReference/API_HealthCheckConfig.html`,
    token: "aws:route53/healthCheck:HealthCheck",
    statements: {
      fqdn: { maxLength: 255, pattern: "^(?:[^\\s./]{1,63}\\.)*[^\\s./]{1,63}\\.?$", form: "a host name", example: "api.example.com" },
    },
  },
  {
    source: `${api.sqs}/API_CreateQueue.html`,
    token: "aws:sqs/queue:Queue",
    statements: {
      deduplicationScope: { enum: ["messageGroup", "queue"] },
      fifoThroughputLimit: { enum: ["perMessageGroupId", "perQueue"] },
      name: {
        maxLength: 80,
        pattern: "^[A-Za-z0-9_-]+(?:\\.fifo)?$",
        form: "letters, digits, hyphens and underscores, and `.fifo` at the end for a FIFO queue",
        example: "orders.fifo",
      },
    },
  },
];
