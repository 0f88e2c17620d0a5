/** Which environments a change affects, for the action. */
import { compareWith } from "../cli/affected/affected.ts";
import { UsageError, type CliIo } from "../cli/command.ts";
import { nodeIo } from "../cli/node-io.ts";
import { openRevision, type Revision } from "../cli/targets/revisions.ts";
import { nodeFileReader } from "../source/node-reader.ts";
import type { Plan } from "../plan/types.ts";
import { ActionError, type Workflow } from "./workflow.ts";

/** A plan that differs: `before` is absent for a new environment, `after` for a deleted one. */
export interface PlanChange {
  /** Path relative to the root. */
  readonly path: string;
  readonly before?: Plan;
  readonly after?: Plan;
}

/**
 * The environments that are not as at `base`, by path of their plans. Without a base that git knows (a new branch, a forced push, a
 * workflow started by hand), every plan counts as new.
 */
export function changesSince(base: string, { root }: Workflow): readonly PlanChange[] {
  const io: CliIo = { ...nodeIo(), cwd: root, root, reader: nodeFileReader(root) };
  const today = new Date(io.now()).toISOString().slice(0, 10);
  const found = compareWith(knownRevision(base, io), today, io).affected.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return found.flatMap(({ name, path, state, before, after }) => {
    if (state === "refused") throw new ActionError(`the spec of ${name} has errors: run npx platform-compile validate`);
    if (after === undefined && state !== "removed") throw new ActionError(`${path} is not a plan: run npx platform-compile generate`);
    if (before === undefined && after === undefined) return [];
    return [{ path, ...(before && { before }), ...(after && { after }) }];
  });
}

function knownRevision(base: string, io: CliIo): Revision | undefined {
  try {
    return openRevision(base, io);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
