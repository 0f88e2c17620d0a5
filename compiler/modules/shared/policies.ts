/** IAM policy documents, typed: a misspelt element does not compile. */
import type { IamPolicy, PolicyStatement as Statement } from "../../../generated/types/documents.ts";
import type { Environment } from "../../model/types.ts";
import { jsonText, type Expr } from "../../plan/builder/expr.ts";
import type { Inputs, JsonText } from "../../plan/builder/inputs.ts";
import { accountId } from "./account.ts";

/** A statement of a policy, with expressions and traced values allowed at every level. */
export type PolicyStatement = Inputs<Statement>;

/** JSON text that a policy property takes, whatever kind of policy it is. */
export type PolicyText = JsonText<Inputs<IamPolicy>>;

/** JSON text of a policy with these statements. */
export function policy(...statements: readonly PolicyStatement[]): PolicyText {
  return jsonText({ Version: "2012-10-17", Statement: statements } as Inputs<IamPolicy>);
}

/** A statement; the function is what makes an unknown element an error inside `map` and spreads. */
export function statement(value: PolicyStatement): PolicyStatement {
  return value;
}

/** Trust policy for one AWS service, only on behalf of this account (security-rules I3, V11: confused deputy). */
export function trust(_environment: Environment, service: string, sourceArn?: unknown): PolicyText {
  return policy({
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ...(sourceArn === undefined ? {} : { ArnLike: { "aws:SourceArn": sourceArn as Expr<string> } }),
    },
  });
}

/** Denies every request that is not made over TLS (security-rules Q3, Q6, B2). */
export function denyInsecureTransport(actions: string, resources: readonly unknown[]): PolicyStatement {
  return {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: actions,
    Resource: resources,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  } as PolicyStatement;
}
