/** Everything that the action reads from the workflow, and writes to it. */
import { appendFileSync } from "node:fs";

export interface Workflow {
  /** Absolute path of the checked-out project. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Prints a line to the log of the job. */
  readonly log: (line: string) => void;
}

/** An error that the workflow's author can mend. */
export class ActionError extends Error {}

/** A variable that must be set: by GitHub, or by action.yml. */
export function required(name: string, { env }: Workflow): string {
  const value = env[name];
  if (value === undefined || value === "") throw new ActionError(`${name} is not set: run this as a step of the platform-compile action`);
  return value;
}

/** Sets an output of the step; `value` is one line. */
export function setOutput(name: string, value: string, workflow: Workflow): void {
  appendFileSync(required("GITHUB_OUTPUT", workflow), `${name}=${value}\n`);
}

/** Adds Markdown to the page of the workflow run. */
export function addSummary(markdown: string, workflow: Workflow): void {
  appendFileSync(required("GITHUB_STEP_SUMMARY", workflow), `${markdown}\n`);
}
