/** The checked-out project, as commands see it. */
import { UsageError, type CliIo } from "../cli/command.ts";
import { nodeIo } from "../cli/node-io.ts";
import { openRevision, type Revision } from "../cli/targets/revisions.ts";
import { nodeFileReader } from "../source/node-reader.ts";

export function projectAt(root: string): { readonly io: CliIo; readonly today: string } {
  const io: CliIo = { ...nodeIo(), cwd: root, root, reader: nodeFileReader(root) };
  return { io, today: new Date(io.now()).toISOString().slice(0, 10) };
}

/** Undefined for a new branch, a forced push, and a workflow started by hand. */
export function knownRevision(base: string, io: CliIo): Revision | undefined {
  try {
    return openRevision(base, io);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
