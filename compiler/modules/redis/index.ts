import type { ModuleDefinition } from "../shared/module.ts";
import { lowerCluster, subnetGroup } from "./cluster.ts";
import { cost } from "./cost.ts";
import { clustersOf, replicationGroup } from "./refs.ts";
import { lowerSecret } from "./secret.ts";
import { lowerSubnetGroup } from "./subnet-group.ts";

/** ElastiCache for Redis: one cluster, or two with the split (one for Socket.IO events, one for state). */
const redis: ModuleDefinition = {
  name: "redis",
  cost,
  lower(environment) {
    const clusters = clustersOf(environment);
    return {
      resources: [
        lowerSubnetGroup(environment, subnetGroup),
        ...clusters.flatMap((cluster) => lowerCluster(environment, cluster)),
        ...lowerSecret(environment),
      ],
      outputs: Object.fromEntries(
        clusters.map((cluster) => [
          `redis${cluster[0]!.toUpperCase()}${cluster.slice(1)}Endpoint`,
          {
            value: replicationGroup(cluster).out("primaryEndpointAddress"),
            description: `Primary endpoint of the ${cluster} Redis cluster; TLS and the AUTH token are required.`,
          },
        ]),
      ),
    };
  },
};

export default redis;
