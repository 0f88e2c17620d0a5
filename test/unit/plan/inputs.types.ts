/** Inputs of modules that the type check must reject: each `@ts-expect-error` fails `tsc` when its line compiles. Nothing here runs. */
import type { Expr } from "../../../compiler/plan/builder/expr.ts";
import { ref } from "../../../compiler/plan/builder/expr.ts";
import type { Args, FunctionArgs, OutputValue } from "../../../compiler/plan/builder/inputs.ts";
import { rule, traced } from "../../../compiler/plan/builder/traced.ts";
import type { Traced } from "../../../compiler/plan/builder/traced.ts";

type Instance = Args<"aws:rds/instance:Instance">;
type Listener = Args<"aws:lb/listener:Listener">;

const text: Expr<string> = ref("vpc", "id");
const optional: string | undefined = [undefined, "a"][Number(process.env["N"])];

/** Valid inputs compile, with expressions and traced values at every level. */
export const plain: Instance = { instanceClass: "db.t3.medium", multiAz: true, tags: { a: "b" }, vpcSecurityGroupIds: ["sg-1"] };
export const expressions: Instance = {
  instanceClass: text,
  allocatedStorage: traced(20, "rds.allocatedStorage"),
  multiAz: ref<boolean>("x", "y"),
  vpcSecurityGroupIds: [text, rule("database-encrypted", text), "sg-1"],
  tags: traced({ a: text, b: traced("c") }, "environment"),
  dbName: optional,
  port: undefined,
  engine: "postgres",
};
export const whole: Instance = {
  instanceClass: "a",
  vpcSecurityGroupIds: ref<string[]>("x", "ids"),
  tags: ref<Record<string, string>>("x", "tags"),
};
const ids: Traced<readonly (string | Expr<string> | Traced<string>)[]> = traced([text, "a", traced("b")]);
export const tracedList: Instance = { instanceClass: "a", vpcSecurityGroupIds: ids };
export const nested: Listener = {
  loadBalancerArn: text,
  port: 443,
  defaultActions: [{ type: "forward", forward: traced({ targetGroups: [{ arn: text, weight: traced(1) }] }) }],
};
export const objectOutput: OutputValue<"aws:rds/instance:Instance", "masterUserSecrets"> = [
  { kmsKeyId: "k", secretArn: "s", secretStatus: "active" },
];
export const output: OutputValue<"aws:rds/instance:Instance", "dbName"> = "text";
export const random: Args<"random:index/randomPassword:RandomPassword"> = { length: 32, keepers: { a: text } };
export const call: FunctionArgs<"aws:index/getCallerIdentity:getCallerIdentity"> = {};

/** At the top level. */
// @ts-expect-error -- unknown property
export const unknown: Instance = { instanceClass: "a", color: "red" };
// @ts-expect-error -- misspelled property
export const misspelt: Instance = { instanceClass: "a", storageEncripted: true };
// @ts-expect-error -- missing property
export const missing: Instance = { multiAz: true };
// @ts-expect-error -- missing property, given as undefined
export const absent: Instance = { instanceClass: undefined };
// @ts-expect-error -- missing property that may be undefined
export const perhaps: Instance = { instanceClass: optional };
// @ts-expect-error -- number instead of a string
export const numeric: Instance = { instanceClass: "a", engineVersion: 18 };
// @ts-expect-error -- string instead of a number
export const textual: Instance = { instanceClass: "a", allocatedStorage: "20" };
// @ts-expect-error -- string instead of a list
export const single: Instance = { instanceClass: "a", vpcSecurityGroupIds: "sg-1" };
// @ts-expect-error -- number in a list of strings
export const mixed: Instance = { instanceClass: "a", vpcSecurityGroupIds: ["sg-1", 2] };
// @ts-expect-error -- number in a map of strings
export const tagged: Instance = { instanceClass: "a", tags: { a: 1 } };
// @ts-expect-error -- expression of another type
export const otherExpression: Instance = { instanceClass: ref<number>("x", "y") };
// @ts-expect-error -- traced value of another type
export const otherTraced: Instance = { instanceClass: traced(5) };
// @ts-expect-error -- traced expression of another type
export const otherTracedExpression: Instance = { instanceClass: traced(ref<boolean>("x", "y")) };
// @ts-expect-error -- an object is not an expression
export const objectForText: Instance = { instanceClass: { $ref: "x", path: ["id"] } };
// @ts-expect-error -- a promise exists only inside a program
export const promised: Instance = { instanceClass: Promise.resolve("a") };
// @ts-expect-error -- list expression instead of a string
export const listForText: Instance = { instanceClass: ref<string[]>("x", "ids") };
// @ts-expect-error -- no such resource type
export type NoSuchType = Args<"aws:rds/instanc:Instance">;

/** Nested. */
export const deepMisspelt: Listener = {
  loadBalancerArn: text,
  // @ts-expect-error -- misspelled property in a list of objects
  defaultActions: [{ type: "forward", targetGroupArm: text }],
};
export const deepMissing: Listener = {
  loadBalancerArn: text,
  // @ts-expect-error -- missing property three levels down
  defaultActions: [{ type: "forward", forward: { targetGroups: [{ weight: 1 }] } }],
};
export const deepType: Listener = {
  loadBalancerArn: text,
  // @ts-expect-error -- string instead of a number, three levels down
  defaultActions: [{ type: "forward", forward: { targetGroups: [{ arn: text, weight: "1" }] } }],
};
export const deepTraced: Listener = {
  loadBalancerArn: text,
  // @ts-expect-error -- wrong value inside a traced value
  defaultActions: traced([{ type: "forward", forward: traced({ targetGroups: [{ arn: 5 }] }) }]),
};
export const deepExpression: Listener = {
  loadBalancerArn: text,
  // @ts-expect-error -- expression of an object that lacks a required property
  defaultActions: ref<{ order: number }[]>("x", "actions"),
};
// @ts-expect-error -- enum value of a policy document
export const policy: Args<"aws:iam/policy:Policy"> = { policy: { Version: "2012-10-17", Statement: [{ Effect: "allow" }] } };
// @ts-expect-error -- argument of a function
export const badCall: FunctionArgs<"aws:index/getCallerIdentity:getCallerIdentity"> = { account: "1" };
