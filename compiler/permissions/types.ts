/** The answer to "who can?". */

/** A condition of a statement: one key of a request, with the values that meet the operator. */
export interface Condition {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** One principal that may perform the action, through one statement. */
export interface Grant {
  readonly kind: "role" | "user" | "group" | "account" | "service" | "federated" | "everybody" | "unknown";
  /** Logical id of a planned principal; otherwise its name, ARN or account. */
  readonly principal: string;
  /** `unknown`: only the deployment shows whether the statement allows it. */
  readonly answer: "allowed" | "unknown";
  /** Logical id of the resource with the policy, and the statement's Sid or position. */
  readonly policy: string;
  readonly statement: string;
  /** Actions of the statement that are meant. */
  readonly actions: readonly string[];
  /** What a request must meet as well. */
  readonly conditions: readonly Condition[];
  /** When a statement that denies stands against it. */
  readonly unless: readonly string[];
  /** Why the answer is unknown. */
  readonly because: readonly string[];
}

export interface WhoCan {
  readonly action: string;
  /** Logical id or ARN, as asked. */
  readonly resource: string;
  readonly grants: readonly Grant[];
  /** What the answer does not cover. */
  readonly notes: readonly string[];
}
