/** Run-once task that migrates the database schema as the application role. Run it for each release, before the services are updated. */
import { imageOf } from "../shared/images.ts";
import { migrationSecrets } from "../shared/workload/secrets.ts";
import { imageUser } from "../shared/workload/container.ts";
import { lowerTask } from "../shared/workload/task-definition.ts";
import { baseValues, variables } from "../shared/workload/variables.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import type { Draft } from "../../plan/builder/draft.ts";
import { migration, migrationImage } from "./refs.ts";

/** Seconds; Fargate's maximum. A slow migration is better than one that is killed halfway. */
const stopTimeout = 120;

export function lowerMigration(environment: Environment): readonly Draft[] {
  const source = environment.services[migrationImage]!;
  return lowerTask(environment, {
    name: migration,
    image: imageOf(source),
    user: imageUser,
    command: key(environment, "ecsServices.migrationCommand"),
    cpu: key(environment, "ecsServices.migrationCpu"),
    memory: key(environment, "ecsServices.migrationMemory"),
    stopTimeout,
    // npm keeps its cache in the home directory, which is read-only in this container.
    environment: variables({ ...baseValues(environment), NPM_CONFIG_CACHE: "/tmp/npm" }),
    secrets: migrationSecrets.variables,
    logRetentionDays: source.logRetentionDays,
    // Nothing rolls back to an earlier migration.
    keepRevisions: false,
  });
}
