/** The steps of action.yml that are more than a command: `node dist/action/index.cjs stacks|report`. */
import { stacksOf } from "../cli/affected/stacks.ts";
import { changesSince } from "./changes.ts";
import { commentOf, writeComment } from "./comment.ts";
import { summaryOf } from "./summary.ts";
import { ActionError, addSummary, setOutput, type Workflow } from "./workflow.ts";

const steps: Readonly<Record<string, (workflow: Workflow) => void | Promise<void>>> = {
  /** Sets the output `stacks`: a JSON list with one item per affected environment, for the matrix of a job. */
  stacks(workflow) {
    const stacks = stacksOf(changesSince(workflow.env["BASE"] ?? "", workflow));
    setOutput("stacks", JSON.stringify(stacks), workflow);
    console.log(`affected stacks: ${stacks.map(({ stack }) => stack).join(", ") || "none"}`);
  },

  /** Writes what changes to the page of the workflow run and to the pull request. */
  async report(workflow) {
    const summary = summaryOf(changesSince(workflow.env["BASE"] ?? "", workflow));
    addSummary(commentOf(summary, 1_000_000), workflow);
    console.log(`comment ${await writeComment(commentOf(summary), workflow)}`);
  },
};

async function main(name: string, workflow: Workflow): Promise<number> {
  const step = steps[name];
  if (step === undefined) {
    console.error(`unknown step ${name}: expected one of ${Object.keys(steps).join(", ")}`);
    return 2;
  }
  try {
    await step(workflow);
    return 0;
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    console.log(`::error title=platform-compile::${error.message}`);
    return 1;
  }
}

void main(process.argv[2] ?? "", { root: process.cwd(), env: process.env }).then((code) => {
  process.exitCode = code;
});
