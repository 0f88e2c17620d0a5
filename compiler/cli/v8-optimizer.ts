import { setFlagsFromString } from "node:v8";

/** For work of more than a moment: the launcher starts without V8's optimising compiler, which laying out a picture is slow without. */
export function enableOptimizer(): void {
  setFlagsFromString("--opt");
}
