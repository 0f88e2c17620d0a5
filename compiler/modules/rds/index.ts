import { databaseIdentifier } from "../../model/database-identifier.ts";
import { accountData } from "../shared/account.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import type { Environment } from "../../model/types.ts";
import { cost } from "./cost.ts";
import { lowerPasswords } from "./credentials.ts";
import { lowerEvents } from "./events.ts";
import { lowerFinalSnapshot } from "./final-snapshot.ts";
import { lowerGroups } from "./groups.ts";
import { lowerInstance } from "./instance.ts";
import { lowerInstanceLogs } from "./logs.ts";
import { lowerMonitoringRole } from "./monitoring.ts";
import { lowerProxy } from "./proxy.ts";
import { appSecret, instance } from "./refs.ts";
import { lowerReplica } from "./replica.ts";
import { lowerSecrets, readerHost, writerHost } from "./secrets.ts";

/** PostgreSQL on RDS with its credentials, and the proxy and the read replica if they are on. */
const rds: ModuleDefinition = {
  name: "rds",
  cost,
  lower(environment) {
    return {
      resources: [
        ...lowerGroups(environment),
        ...lowerPasswords(environment),
        ...lowerInstanceLogs(environment, instance.logicalId, databaseIdentifier(environment)),
        ...lowerMonitoringRole(environment),
        ...lowerFinalSnapshot(environment),
        lowerInstance(environment),
        ...lowerReplica(environment),
        ...lowerSecrets(environment),
        ...lowerProxy(environment),
        ...lowerEvents(environment),
      ],
      outputs: outputs(environment),
      data: accountData,
    };
  },
};

function outputs(environment: Environment) {
  return {
    databaseIdentifier: { value: instance.out("identifier"), description: "Identifier of the database, for restores and for the console." },
    databaseHost: { value: writerHost(environment), description: "Host that services write to: the proxy's, or the database's own." },
    databaseReadHost: { value: readerHost(environment), description: "Host that services read from: the replica's, or the writer's." },
    databaseSecretArn: { value: appSecret.out("arn"), description: "Secret with the application role's credential and URLs." },
  };
}

export default rds;
