/** Host names other than `domainName` that services answer on. */
import { shortHash } from "../canonical/hash.ts";
import { traced, type Traced } from "../plan/builder/traced.ts";
import type { Environment, Service } from "./types.ts";
import { entryKeys } from "./workloads.ts";

export interface OwnHost {
  /** Traced to every service that declares it. */
  readonly host: Traced<string>;
  readonly services: readonly Service[];
  /** Spec keys of those services: the causes of the host's resources. */
  readonly entries: readonly string[];
  /** The host's part of logical ids. It depends on the host alone, so that services sharing a host can be added and removed freely. */
  readonly id: string;
}

/** The distinct host names, in order. */
export function ownHosts({ spec, services }: Pick<Environment, "spec" | "services">): readonly OwnHost[] {
  const stated = Object.values(services).filter(({ host }) => host.value !== spec.domainName);
  const names = [...new Set(stated.map(({ host }) => host.value))].sort();
  return names.map((name) => {
    const sharing = stated.filter(({ host }) => host.value === name);
    const host = traced(name, ...sharing.flatMap((service) => service.host.from));
    // Dots and hyphens become the same character in an id; the hash distinguishes `a-b.c` from `a.b.c`.
    return { host, services: sharing, entries: entryKeys(sharing), id: `${name.replaceAll(/[.-]+/g, "-")}-${shortHash([name], 4)}` };
  });
}
