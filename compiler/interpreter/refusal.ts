import { RunError } from "@pulumi/pulumi/errors.js";

/**
 * Why the interpreter stops before anything is registered. The message is for the person at the terminal:
 * what is wrong and which command puts it right. It is shown without a stack trace.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/**
 * The error that ends a Pulumi program with nothing but its message. It has no stack: the SDK inspects the error of a program
 * that failed, and some stacks send Node 20.20's inspection into a loop of ten seconds.
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
