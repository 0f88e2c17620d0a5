/** Run once after the first `up`, after a restore and after each rotation: makes the application's roles, as the master user. */
import { setupSecrets } from "../shared/workload/secrets.ts";
import { lowerTask } from "../shared/workload/task-definition.ts";
import { variables } from "../shared/workload/variables.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import type { Draft } from "../../plan/builder/draft.ts";
import { databaseSetupScript } from "./database-setup-script.ts";
import { databaseSetup, migrationImage } from "./refs.ts";

/** `postgres` in the official Alpine images. */
const postgresUser = "70:70";

/** The database refuses plain connections; the client must not even try one. */
const clientVariables = { PGSSLMODE: "require", PGCONNECT_TIMEOUT: "15", PGAPPNAME: databaseSetup };

export function lowerDatabaseSetup(environment: Environment): readonly Draft[] {
  return lowerTask(environment, {
    name: databaseSetup,
    image: key(environment, "ecsServices.databaseSetupImage"),
    user: postgresUser,
    // Not the image's entry point, which would make a database of its own.
    entryPoint: ["/bin/sh", "-c"],
    command: [databaseSetupScript],
    // Fargate's smallest size.
    cpu: 256,
    memory: 512,
    environment: variables(clientVariables),
    secrets: setupSecrets.variables,
    logRetentionDays: environment.services[migrationImage]!.logRetentionDays,
    keepRevisions: false,
  });
}
