/** The steps of action.yml that are more than a command. Names in a pull request command the runner as little here as there. */
import { stacksOf } from "../cli/affected/stacks.ts";
import { UsageError } from "../cli/command.ts";
import { errorCommand } from "../diagnostics/render/github.ts";
import { printable, printableLines } from "../diagnostics/render/printable.ts";
import { changesSince } from "./changes.ts";
import { commentOf, writeComment } from "./comment.ts";
import { reportSince } from "./report.ts";
import { ActionError, addSummary, setOutput, type Workflow } from "./workflow.ts";

/** The page of a run takes 1 MiB. */
const mostOfSummary = 1_000_000;

const steps: Readonly<Record<string, (workflow: Workflow) => void | Promise<void>>> = {
  /** Sets the output `stacks`: a JSON list with one item per affected environment, for the matrix of a job. */
  stacks(workflow) {
    const stacks = stacksOf(changesSince(workflow.env["BASE"] ?? "", workflow));
    setOutput("stacks", JSON.stringify(stacks), workflow);
    workflow.log(line(`affected stacks: ${stacks.map(({ stack }) => stack).join(", ") || "none"}`));
  },

  /** Writes what changes to the page of the workflow run and to the pull request. */
  async report(workflow) {
    const markdown = await reportSince(workflow.env["BASE"] ?? "", workflow);
    addSummary(markdown(mostOfSummary), workflow);
    workflow.log(`comment ${await writeComment(commentOf(markdown), workflow)}`);
  },
};

/** A text as one line that no runner obeys. */
function line(text: string): string {
  return printableLines(printable(text));
}

/** Runs a step, and returns its exit code. An error of the action itself has no stack trace: it would be printed as it is. */
export async function runStep(name: string, workflow: Workflow): Promise<number> {
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
  if (step === undefined) {
    workflow.log(line(`unknown step ${name}: expected one of ${Object.keys(steps).join(", ")}`));
    return 2;
  }
  try {
    await step(workflow);
    return 0;
  } catch (error) {
    const isExpected = error instanceof ActionError || error instanceof UsageError;
    const text = error instanceof Error ? error.message : String(error);
    workflow.log(errorCommand("platform-compile", isExpected ? text : `internal error: ${text}`));
    return isExpected ? 1 : 3;
  }
}
