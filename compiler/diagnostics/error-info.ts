/** Facts about an error, for messages and documentation; the same as for a rule. */
export interface CompilerErrorInfo {
  /** What is checked: the file, its values against the schema, the project around it, or overrides and extra resources. */
  readonly area: "file" | "schema" | "project" | "overrides";
  /** What is wrong: one sentence without a full stop. */
  readonly title: string;
  /** The consequence, in whole sentences. */
  readonly reason: string;
  /** A line of YAML that causes the error when it is added to a complete spec. Absent where one line cannot cause it. */
  readonly bad?: string;
  /** Does a waiver that names it accept it? Other waivers name security rules. */
  readonly waivable?: true;
}
