/**
 * The calls at which updates are interrupted: one of each kind of operation. What the engine has recorded by then, and so what the next
 * update must find out, depends on the kind and not on the resource.
 */
import type { Expected } from "../edits/table.ts";

export interface Moment {
  /** The list of the course that has the resource. */
  readonly of: keyof Expected;
  readonly method: "create" | "update" | "delete";
  readonly resource: string;
}

/** A name that AWS refuses a second time, and an ID that AWS assigns: what exists twice if it is created again. */
export const creations = {
  named: { of: "create", method: "create", resource: "sqs-push-dlq" },
  assigned: { of: "create", method: "create", resource: "vpc" },
} as const satisfies Record<string, Moment>;

export const changes = {
  update: { of: "update", method: "update", resource: "sqs-push" },
  deletion: { of: "delete", method: "delete", resource: "sqs-offline" },
  successor: { of: "createFirst", method: "create", resource: "rds-parameters" },
  predecessor: { of: "createFirst", method: "delete", resource: "rds-parameters" },
  deletionAhead: { of: "deleteFirst", method: "delete", resource: "vpc-flow-log" },
  recreation: { of: "deleteFirst", method: "create", resource: "vpc-flow-log" },
} as const satisfies Record<string, Moment>;

export const ofProd = {
  update: { of: "update", method: "update", resource: "rds-instance" },
} as const satisfies Record<string, Moment>;

export const ofLarge = {
  creation: { of: "create", method: "create", resource: "iam-github" },
} as const satisfies Record<string, Moment>;
