/** Generated from schema/plan.schema.json by tools/generate/plan-shape.ts. */
export interface PlanShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}
/** Does the value have the shape of a plan? `errors` says what differs, after a call that returned false. */
declare const validate: { (value: unknown): boolean; errors?: readonly PlanShapeError[] | null };
export default validate;
