import { accountData } from "../shared/account.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import type { Environment } from "../../model/types.ts";
import type { DraftOutput } from "../../plan/builder/draft.ts";
import { cost } from "./cost.ts";
import { lowerEndpoints } from "./endpoints.ts";
import { lowerFlowLog } from "./flow-log.ts";
import { lowerNetwork } from "./network.ts";
import { hasIpv6, natGateway, natZones, subnetIds, vpc as vpcNetwork, vpcId } from "./refs.ts";
import { lowerRouting } from "./routing.ts";

/** The environment's network; plans nothing when the spec names an existing VPC. */
const vpc: ModuleDefinition = {
  name: "vpc",
  cost,
  lower(environment) {
    const outputs = networkOutputs(environment);
    if (environment.spec.vpc.existingVpc !== undefined) return { resources: [], outputs };
    return {
      resources: [...lowerNetwork(environment), ...lowerRouting(environment), ...lowerEndpoints(environment), ...lowerFlowLog(environment)],
      data: accountData,
      outputs,
    };
  },
};

function networkOutputs(environment: Environment): Record<string, DraftOutput> {
  return {
    vpcId: { value: vpcId(environment), description: "Id of the VPC, for peering and for tools that run in it." },
    publicSubnetIds: {
      value: subnetIds(environment, "public"),
      description: "Public subnets, one a zone: load balancer and NAT gateways.",
    },
    privateSubnetIds: { value: subnetIds(environment, "private"), description: "Private subnets, one a zone: tasks and endpoints." },
    dataSubnetIds: {
      value: subnetIds(environment, "data"),
      description: "Data subnets, one a zone: database and Redis, without internet.",
    },
    natAddresses: {
      value: natZones(environment).map((zone) => natGateway(environment, zone).out("publicIp")),
      description: "Addresses that tasks reach the internet from, for allow-lists of others; none without NAT gateways.",
    },
    ...(hasIpv6(environment, "subnets") && environment.spec.vpc.existingVpc === undefined
      ? {
          ipv6CidrBlock: {
            value: vpcNetwork.out("ipv6CidrBlock"),
            description: "IPv6 addresses of the network, for allow-lists of others.",
          },
        }
      : {}),
  };
}

export default vpc;
