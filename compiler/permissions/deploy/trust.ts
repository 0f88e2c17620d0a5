/** Who may take the deployer's role: jobs of one branch or one environment of a GitHub repository. */
import { partitionOfRegion } from "../../aws/arns.ts";
import type { Plan } from "../../plan/types.ts";

/** Jobs that GitHub attests. */
export interface Jobs {
  /** As GitHub names it in tokens: `acme/platform`, or `acme@1342004/platform@1296269` for a newer repository. */
  readonly repository: string;
  /** One of the two is set. */
  readonly branch?: string;
  readonly environment?: string;
}

const issuer = "token.actions.githubusercontent.com";

/** The subject is as GitHub states it (https://docs.github.com/actions/reference/security/oidc). A colon in an environment's name is escaped. */
export function trustOf(plan: Plan, account: string, { repository, branch, environment }: Jobs): object {
  const jobs =
    branch === undefined ? `environment:${(environment ?? plan.environment).replaceAll(":", "%3A")}` : `ref:refs/heads/${branch}`;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: `arn:${partitionOfRegion(plan.region)}:iam::${account}:oidc-provider/${issuer}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: { StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: `repo:${repository}:${jobs}` } },
      },
    ],
  };
}
