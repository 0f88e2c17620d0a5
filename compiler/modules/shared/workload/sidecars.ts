/** Containers that the spec puts beside a workload's own. */
import { entriesOf, usedKeys, type NamedEntry, type Sidecar } from "../../../model/extras.ts";
import type { Environment, Service, Worker } from "../../../model/types.ts";
import { combine, traced, type Traced } from "../../../plan/builder/traced.ts";
import type { ContainerOptions } from "./container.ts";
import { statedSecrets } from "./stated-secrets.ts";
import { statedValues, variables } from "./variables.ts";

/** One container for each sidecar of the workload. */
export function sidecarsOf(environment: Environment, workload: Service | Worker): Traced<readonly ContainerOptions[]> {
  const { sidecars } = workload.extras;
  const containers = entriesOf(sidecars).map((entry) => toContainer(environment, workload, entry));
  return traced(containers, ...usedKeys(sidecars));
}

function toContainer(environment: Environment, workload: Service | Worker, { name, key, value }: NamedEntry<Sidecar>): ContainerOptions {
  const read = <K extends keyof Sidecar & string>(property: K): Traced<Sidecar[K]> => traced(value[property], `${key}.${property}`);
  return {
    name,
    image: read("image"),
    essential: read("essential"),
    user: read("user"),
    cpuShare: read("cpu"),
    memoryLimit: read("memory"),
    command: read("command"),
    entryPoint: read("entryPoint"),
    // It serves until the last, so it has the time that the workload has.
    stopTimeout: workload.stopTimeoutSeconds,
    environment: unlessEmpty(variables(statedValues(traced(value.environment, `${key}.environment`)))),
    secrets: unlessEmpty(statedSecrets(environment, traced(value.secrets, `${key}.secrets`))),
    ...(value.healthCheckCommand === undefined
      ? {}
      : {
          healthCheck: {
            command: traced(value.healthCheckCommand, `${key}.healthCheckCommand`),
            interval: 30,
            timeout: 5,
            retries: 3,
            startPeriod: 30,
          },
        }),
  };
}

/** ECS leaves empty lists out of what it returns. */
function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/**
 * What the workload's own container keeps beside sidecars; alone it has no share. A container without one counts next to nothing
 * against those that have one.
 */
export function ownShare(workload: Service | Worker): { readonly cpuShare?: Traced<number> } {
  const sidecars = entriesOf(workload.extras.sidecars);
  if (sidecars.length === 0) return {};
  const taken = sidecars.map(({ key, value }) => traced(value.cpu, `${key}.cpu`));
  return { cpuShare: combine([workload.cpu, ...taken], (all, ...shares) => all - shares.reduce((sum, share) => sum + share, 0)) };
}
