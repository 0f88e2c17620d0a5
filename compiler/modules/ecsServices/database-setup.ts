/**
 * Run-once task that creates the application's database roles as the master user. Run it after the first `up`, after a restore and after
 * each rotation.
 */
import { setupSecrets } from "../shared/workload/secrets.ts";
import { lowerTask } from "../shared/workload/task-definition.ts";
import { variables } from "../shared/workload/variables.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import type { Draft } from "../../plan/builder/draft.ts";
import { databaseSetupScript } from "./database-setup-script.ts";
import { databaseSetup, migrationImage } from "./refs.ts";

/** uid:gid of `postgres` in the official Alpine images. */
const postgresUser = "70:70";

/** The database refuses connections without TLS; `require` keeps the client from trying one. */
const clientVariables = { PGSSLMODE: "require", PGCONNECT_TIMEOUT: "15", PGAPPNAME: databaseSetup };

export function lowerDatabaseSetup(environment: Environment): readonly Draft[] {
  return lowerTask(environment, {
    name: databaseSetup,
    image: key(environment, "ecsServices.databaseSetupImage"),
    user: postgresUser,
    // The image's own entry point would start a database server.
    entryPoint: ["/bin/sh", "-c"],
    command: [databaseSetupScript],
    // Fargate's smallest task size.
    cpu: 256,
    memory: 512,
    environment: variables(clientVariables),
    secrets: setupSecrets(environment).variables,
    logRetentionDays: environment.services[migrationImage]!.logRetentionDays,
    keepRevisions: false,
  });
}
