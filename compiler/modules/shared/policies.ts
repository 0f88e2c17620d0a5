/** Typed IAM policy documents: a misspelled element does not compile. */
import type { IamPolicy, PolicyStatement as Statement } from "../../../generated/types/documents.ts";
import type { Environment } from "../../model/types.ts";
import { jsonText, type Expr } from "../../plan/builder/expr.ts";
import type { Inputs, JsonText } from "../../plan/builder/inputs.ts";
import { accountId } from "./account.ts";

/** A statement of a policy, with expressions and traced values allowed at every level. */
export type PolicyStatement = Inputs<Statement>;

/** JSON text for a policy property, regardless of the kind of policy. */
export type PolicyText = JsonText<Inputs<IamPolicy>>;

/** A policy document with these statements, as JSON text. */
export function policy(...statements: readonly PolicyStatement[]): PolicyText {
  return jsonText({ Version: "2012-10-17", Statement: statements } as Inputs<IamPolicy>);
}

/** Identity function. It makes an unknown element a compile error inside `map` and spreads. */
export function statement(value: PolicyStatement): PolicyStatement {
  return value;
}

/** Trust policy for one AWS service, limited to requests on behalf of this account (IAM user guide, "The confused deputy problem"). */
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

/** Denies every request that does not use TLS. */
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
