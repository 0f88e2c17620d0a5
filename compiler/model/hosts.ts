/** Host names beside `domainName` under which services answer. */
import { shortHash } from "../canonical/hash.ts";
import { traced, type Traced } from "../plan/builder/traced.ts";
import type { Environment, Service } from "./types.ts";
import { entryKeys } from "./workloads.ts";

export interface OwnHost {
  /** Traced to every service that states it. */
  readonly host: Traced<string>;
  readonly services: readonly Service[];
  /** Spec keys of those services: why it is there. */
  readonly entries: readonly string[];
  /** The name within logical ids. It follows from the host alone: services that share one may come and go. */
  readonly id: string;
}

/** The hosts in order, each once. */
export function ownHosts({ spec, services }: Pick<Environment, "spec" | "services">): readonly OwnHost[] {
  const stated = Object.values(services).filter(({ host }) => host.value !== spec.domainName);
  const names = [...new Set(stated.map(({ host }) => host.value))].sort();
  return names.map((name) => {
    const sharing = stated.filter(({ host }) => host.value === name);
    const host = traced(name, ...sharing.flatMap((service) => service.host.from));
    // Dots and hyphens look the same in an id; the hash tells `a-b.c` from `a.b.c`.
    return { host, services: sharing, entries: entryKeys(sharing), id: `${name.replaceAll(/[.-]+/g, "-")}-${shortHash([name], 4)}` };
  });
}
