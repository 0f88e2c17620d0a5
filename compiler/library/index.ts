/**
 * The compiler as a library. Its functions are pure: they keep no state, write no file and read no clock. They read specs through the
 * reader that the caller passes, and the data that the package ships. Mistakes in a spec are returned as diagnostics; an exception means a
 * wrong argument ({@link RangeError}) or a bug of the compiler.
 *
 * A further consumer of plans joins as a file of this folder and a line here.
 *
 * @module platform-compile
 */
export { compile, planText, validate, type CompileResult } from "./compile.ts";
export { cost, type CostSettings } from "./cost.ts";
export { diff } from "./diff.ts";
export { docs, type DocsResult } from "./docs.ts";
export { memoryFiles, nodeFiles } from "./files.ts";
export { policy, type PolicyResult } from "./policy.ts";
export type { CompileSettings } from "./settings.ts";

export type { DiffJson, DowntimeJson, OperationJson } from "../diff/render/json.ts";
export type { ExemptJson, FailureJson, PlaceJson, PolicyJson, RuleJson, UnjudgedJson, WaivedJson } from "../policy/render/json-types.ts";
export type { Status } from "../policy/status.ts";
export type { CostLineJson, CostReportJson, CostTotalsJson } from "../cost/render/json.ts";
export type { GroupBy } from "../cost/groups.ts";
export type { Diagnostic, Range, Related, Severity } from "../diagnostics/types.ts";
export type * from "../plan/types.ts";
export type { Confidence, PriceBook, PriceEntry } from "../pricing/price-book.ts";
export type { FileContent, FileReader } from "../source/types.ts";
