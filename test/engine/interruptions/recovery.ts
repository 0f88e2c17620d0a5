/** The recovery that docs/guides/deploying.md prescribes after the CLI was killed, step by step. */
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { CloudResource } from "../../../tools/engine/provider/cloud.ts";
import { nameOf, succeeded } from "../support/stacks.ts";
import type { Result, Stack, StateResource } from "../support/stack.ts";

interface Known {
  /** URNs of the resources in the state. */
  readonly made: readonly string[];
  /** Creations that started and are not known to have ended. */
  readonly pending: readonly StateResource[];
}

/** The file backend keeps a small attributes file beside the state. A kill may leave it empty; the state itself is written whole. */
export function repairBackend(stack: Stack): void {
  const folder = join(stack.setup.folder, "backend");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.name.endsWith(".attrs") && statSync(path).size === 0) rmSync(path);
  }
}

export async function known(stack: Stack): Promise<Known> {
  const { resources = [], pending_operations: operations = [] } = (await stack.exportWhole()).deployment;
  return {
    made: resources.filter(({ id }) => id !== undefined).map(({ urn }) => urn),
    pending: operations.filter(({ type }) => type === "creating").map(({ resource }) => resource),
  };
}

/**
 * Cancels, finds what exists, clears pending operations and replacement marks, then updates. An existing resource is deleted if it was to
 * be a successor, and imported otherwise.
 */
export async function recover(stack: Stack): Promise<{ readonly known: Known; readonly up: Result }> {
  repairBackend(stack);
  await stack.must(["cancel", "--yes"]);
  const before = await known(stack);
  succeeded(await stack.refresh("--clear-pending-creates"));
  const state = await unmarked(stack);
  const replaced = new Set(state.map(({ urn }) => urn));
  const found = unknownResources(stack, state).filter(({ urn }) => before.pending.some((pending) => pending.urn === urn));
  for (const resource of found) if (replaced.has(resource.urn)) stack.deleteByHand(resource);
  const rest = new Map(found.filter(({ urn }) => !replaced.has(urn)).map(({ urn, id }) => [urn, id]));
  if (rest.size > 0) await importAll(stack, before.pending, rest);
  return { known: before, up: succeeded(await stack.up()) };
}

/**
 * The state's resources. Removes the replacement mark of a resource that has no successor in the state: the CLI died before it could record
 * that.
 */
async function unmarked(stack: Stack): Promise<readonly StateResource[]> {
  const state = await stack.exportWhole();
  const resources = state.deployment.resources ?? [];
  const there = new Set(resources.filter((resource) => resource["delete"] !== true).map(({ urn }) => urn));
  const isEarly = (resource: StateResource): boolean => resource["delete"] === true && !there.has(resource.urn);
  if (!resources.some(isEarly)) return resources;
  const right = resources.map((resource) => (isEarly(resource) ? { ...resource, delete: false } : resource));
  stack.write("state.json", JSON.stringify({ ...state, deployment: { ...state.deployment, resources: right } }));
  await stack.must(["stack", "import", "--file", "state.json"]);
  return right;
}

/** Resources in the account but not in the state. For one that awaits its successor in the state, the account can only have that successor. */
function unknownResources(stack: Stack, state: readonly StateResource[]): CloudResource[] {
  const handle = (urn: string, id: unknown, arn: unknown): string => JSON.stringify([urn, id, arn ?? ""]);
  const kept = state.filter((resource) => resource["pendingReplacement"] !== true);
  const inState = new Set(kept.map(({ urn, id, outputs }) => handle(urn, id, outputs?.["arn"])));
  return stack.existing().filter(({ urn, id, outputs }) => !inState.has(handle(urn, id, outputs["arn"])));
}

/** `ids` by URN, in the format of `pulumi import --file`. */
async function importAll(stack: Stack, pending: readonly StateResource[], ids: ReadonlyMap<string, string>): Promise<void> {
  const nameTable: Record<string, string> = {};
  const resources = pending.flatMap(({ urn, type, parent = "", provider = "" }) => {
    const id = ids.get(urn);
    if (id === undefined) return [];
    const own = provider.split("::").slice(0, -1).join("::");
    nameTable[`module-${nameOf(parent)}`] = parent;
    nameTable[`provider-${nameOf(own)}`] = own;
    return [{ type, name: nameOf(urn), id, parent: `module-${nameOf(parent)}`, provider: `provider-${nameOf(own)}` }];
  });
  stack.write("import.json", JSON.stringify({ nameTable, resources }));
  const options = ["--yes", "--skip-preview", "--non-interactive", "--generate-code=false", "--protect=false"];
  await stack.must(["import", "--file", "import.json", ...options]);
}
