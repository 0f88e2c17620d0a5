/** Roles, registries, containers, load balancers, scaling. */
import type { Formats, Made, Making } from "./types.ts";
import { arn, capitals, hex, text } from "./types.ts";

const now = (): string => new Date().toISOString();

function role(making: Making): Made {
  const name = text(making, "name");
  const path = text(making, "path", "/");
  return {
    id: name,
    outputs: { arn: arn(making, "iam", `role${path}${name}`, "global"), uniqueId: `AROA${capitals(17)}`, createDate: now(), path },
  };
}

function policy(making: Making): Made {
  const id = arn(making, "iam", `policy${text(making, "path", "/")}${text(making, "name")}`, "global");
  return { id, outputs: { arn: id, policyId: `ANPA${capitals(17)}`, attachmentCount: 0 } };
}

function repository(making: Making): Made {
  const name = text(making, "name");
  const repositoryUrl = `${making.account}.dkr.ecr.${making.region}.amazonaws.com/${name}`;
  return { id: name, outputs: { arn: arn(making, "ecr", `repository/${name}`), repositoryUrl, registryId: making.account } };
}

function taskDefinition(making: Making): Made {
  const family = text(making, "family");
  const revision = making.revision ?? 1;
  const bare = arn(making, "ecs", `task-definition/${family}`);
  return { id: family, outputs: { arn: `${bare}:${revision}`, arnWithoutRevision: bare, revision, enableFaultInjection: false } };
}

function service(making: Making): Made {
  const cluster = text(making, "cluster", "default").split("/").at(-1) ?? "";
  const id = arn(making, "ecs", `service/${cluster}/${text(making, "name")}`);
  return { id, outputs: { arn: id } };
}

/** The part `app/<name>/<hash>` of a load balancer's ARN, which is the dimension of its metrics. */
const partOf = (balancer: string): string => balancer.split(":loadbalancer/").at(-1) ?? "";

function loadBalancer(making: Making): Made {
  const [name, short] = [text(making, "name"), making.inputs["loadBalancerType"] === "network" ? "net" : "app"];
  const arnSuffix = `${short}/${name}/${hex(16)}`;
  const id = arn(making, "elasticloadbalancing", `loadbalancer/${arnSuffix}`);
  const dnsName = `${making.inputs["internal"] === true ? "internal-" : ""}${name}-${Number.parseInt(hex(8), 16)}.${making.region}.elb.amazonaws.com`;
  return { id, outputs: { arn: id, arnSuffix, dnsName, zoneId: "Z215JYRZR1TBD5", vpcId: `vpc-${hex(17)}` } };
}

function targetGroup(making: Making): Made {
  const arnSuffix = `targetgroup/${text(making, "name")}/${hex(16)}`;
  const id = arn(making, "elasticloadbalancing", arnSuffix);
  return { id, outputs: { arn: id, arnSuffix, loadBalancerArns: [] } };
}

function listener(making: Making): Made {
  const id = arn(making, "elasticloadbalancing", `listener/${partOf(text(making, "loadBalancerArn"))}/${hex(16)}`);
  return { id, outputs: { arn: id } };
}

function listenerRule(making: Making): Made {
  const part = text(making, "listenerArn").split(":listener/").at(-1) ?? "";
  const id = arn(making, "elasticloadbalancing", `listener-rule/${part}/${hex(16)}`);
  return { id, outputs: { arn: id } };
}

const withId =
  (id: (making: Making) => string, outputs: (making: Making) => Made["outputs"] = () => ({})) =>
  (making: Making): Made => ({ id: id(making), outputs: outputs(making) });

const issuer = (making: Making): string => text(making, "url").replace(/^https:\/\//, "");

export const compute: Formats = {
  "aws:iam/role:Role": role,
  "aws:iam/policy:Policy": policy,
  "aws:iam/rolePolicy:RolePolicy": withId((making) => `${text(making, "role")}:${text(making, "name")}`),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": withId((making) => `${text(making, "role")}/${text(making, "policyArn")}`),
  "aws:iam/instanceProfile:InstanceProfile": withId(
    (making) => text(making, "name"),
    (making) => ({ arn: arn(making, "iam", `instance-profile/${text(making, "name")}`, "global") }),
  ),
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": withId((making) =>
    arn(making, "iam", `role/aws-service-role/${text(making, "awsServiceName")}`, "global"),
  ),
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": withId(
    (making) => arn(making, "iam", `oidc-provider/${issuer(making)}`, "global"),
    (making) => ({ arn: arn(making, "iam", `oidc-provider/${issuer(making)}`, "global"), thumbprintLists: [hex(40)] }),
  ),
  "aws:ecr/repository:Repository": repository,
  "aws:ecr/repositoryPolicy:RepositoryPolicy": withId(
    (making) => text(making, "repository"),
    ({ account }) => ({ registryId: account }),
  ),
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": withId(
    (making) => text(making, "repository"),
    ({ account }) => ({ registryId: account }),
  ),
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": withId(
    ({ account }) => account,
    ({ account }) => ({ registryId: account }),
  ),
  "aws:ecs/cluster:Cluster": (making) => {
    const id = arn(making, "ecs", `cluster/${text(making, "name")}`);
    return { id, outputs: { arn: id } };
  },
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": withId((making) => text(making, "clusterName")),
  "aws:ecs/taskDefinition:TaskDefinition": taskDefinition,
  "aws:ecs/service:Service": service,
  "aws:appautoscaling/target:Target": withId(
    (making) => text(making, "resourceId"),
    (making) => ({ arn: arn(making, "application-autoscaling", `scalable-target/${hex(32)}`) }),
  ),
  "aws:appautoscaling/policy:Policy": withId(
    (making) => text(making, "name"),
    (making) => ({ arn: arn(making, "autoscaling", `scalingPolicy:${hex(32)}`), alarmArns: [] }),
  ),
  "aws:appautoscaling/scheduledAction:ScheduledAction": withId(
    (making) => text(making, "name"),
    (making) => ({ arn: arn(making, "autoscaling", `scheduledAction:${hex(32)}`) }),
  ),
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:lb/targetGroup:TargetGroup": targetGroup,
  "aws:lb/listener:Listener": listener,
  "aws:lb/listenerRule:ListenerRule": listenerRule,
  "aws:lb/listenerCertificate:ListenerCertificate": withId((making) => `${text(making, "listenerArn")}_${text(making, "certificateArn")}`),
};
