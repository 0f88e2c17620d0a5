/** Failures that a test asks for, in a file beside the resources: the provider's process belongs to the engine. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Fault {
  /** gRPC method in camel case, `create`. */
  readonly method: string;
  /** Logical name of the resource. */
  readonly resource: string;
  /** What AWS says. */
  readonly message: string;
}

const file = (cloud: string): string => join(cloud, "faults.json");

/** The faults in force, until they are set anew. */
export function setFaults(cloud: string, faults: readonly Fault[]): void {
  if (faults.length === 0) rmSync(file(cloud), { force: true });
  else writeFileSync(file(cloud), JSON.stringify(faults));
}

/** Throws when a test wants this call to fail. Previews never reach AWS, so they do not fail. */
export function failIfAsked(cloud: string, method: string, urn: string | undefined): void {
  if (urn === undefined || !existsSync(file(cloud))) return;
  const faults = JSON.parse(readFileSync(file(cloud), "utf8")) as readonly Fault[];
  const fault = faults.find((candidate) => candidate.method === method && urn.endsWith(`::${candidate.resource}`));
  if (fault !== undefined) throw new Error(fault.message);
}
