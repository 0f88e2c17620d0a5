/** Runs a step of action.yml: `node dist/action/index.cjs stacks|report`. */
import { runStep } from "./steps.ts";

const log = (line: string): void => console.log(line);

void runStep(process.argv[2] ?? "", { root: process.cwd(), env: process.env, log }).then((code) => {
  process.exitCode = code;
});
