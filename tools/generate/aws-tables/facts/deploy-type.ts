/** A row of the table of calls that deployments make (deploy-types.ts). */
export type Operation = "create" | "read" | "update" | "delete";

export type Calls = Partial<Readonly<Record<Operation, string>>>;

export interface DeployType {
  readonly schema?: string;
  readonly also?: Calls;
  readonly when?: Readonly<Record<string, Calls>>;
  readonly not?: string;
}

/** A setting of another resource: one call puts it, one reads it, one removes it. */
export const setting = (put: string, get: string, remove: string = put): DeployType => ({
  also: { create: put, read: get, update: put, delete: remove },
});
