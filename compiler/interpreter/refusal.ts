import { RunError } from "@pulumi/pulumi/errors.js";

/**
 * Stops the interpreter before anything is registered. The message is for the user: the problem, and the command that fixes it. It is shown
 * without a stack trace.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/**
 * An error that ends a Pulumi program with only its message. It has no stack: the SDK inspects the error of a failed program, and some
 * stacks make the inspection in Node 20.20 loop for ten seconds.
 */
export function ending(message: string): RunError {
  const error = new RunError(message);
  error.stack = "";
  return error;
}

/** Stops with `problem`; each of `remedies` is a command to run. */
export function refuse(problem: string, ...remedies: readonly string[]): never {
  throw new Refusal([problem, ...remedies.map((command) => `  Run: ${command}`)].join("\n"));
}
