/** Sidecar containers that the spec adds to a workload. */
import { entriesOf, usedKeys, type NamedEntry, type Sidecar } from "../../../model/extras.ts";
import type { Environment, Service, Worker } from "../../../model/types.ts";
import { combine, traced, type Traced } from "../../../plan/builder/traced.ts";
import type { ContainerOptions } from "./container.ts";
import { statedSecrets } from "./stated-secrets.ts";
import { statedValues, variables } from "./variables.ts";

/** One container per sidecar of the workload. */
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
    // A sidecar serves the workload until it exits, so it gets the same stop timeout.
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

/** ECS omits empty lists from its responses, which would show as a diff. */
function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/**
 * CPU units left for the workload's own container when it has sidecars; empty otherwise. Next to containers with CPU shares, one without
 * gets almost no CPU under load.
 */
export function ownShare(workload: Service | Worker): { readonly cpuShare?: Traced<number> } {
  const sidecars = entriesOf(workload.extras.sidecars);
  if (sidecars.length === 0) return {};
  const taken = sidecars.map(({ key, value }) => traced(value.cpu, `${key}.cpu`));
  return { cpuShare: combine([workload.cpu, ...taken], (all, ...shares) => all - shares.reduce((sum, share) => sum + share, 0)) };
}
