/**
 * The role that the pipeline assumes through GitHub's OIDC provider, which attests the repository and the deployment environment of the
 * job. There are no long-lived access keys (ci-role-pins-subject). The role pushes images, runs migrations and watches rollouts;
 * infrastructure changes need another role.
 */
import { accountId, partitionOf } from "../shared/account.ts";
import { nameOf } from "../shared/names.ts";
import { policy, statement, type PolicyText } from "../shared/policies.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { entryKeys, workloadsOf } from "../../model/workloads.ts";
import { handle, resource, type Draft, type DraftOutput } from "../../plan/builder/draft.ts";
import { concat } from "../../plan/builder/expr.ts";
import { traced } from "../../plan/builder/traced.ts";
import { ciStatements } from "./ci-statements.ts";
import { lowerPolicy } from "./role-policy.ts";

const issuer = "token.actions.githubusercontent.com";
const audience = "sts.amazonaws.com";
const ciRole = handle("aws:iam/role:Role", "iam-ci");
const identityProvider = handle("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "iam-github");
const from = ["iam.githubRepository"];

export function lowerCi(environment: Environment): readonly Draft[] {
  const { githubRepository, createGithubIdentityProvider } = environment.spec.iam;
  if (githubRepository === undefined) return [];
  return [
    ...(createGithubIdentityProvider
      ? [
          resource(
            identityProvider,
            { url: `https://${issuer}`, clientIdLists: [audience] },
            { from: [...from, "iam.createGithubIdentityProvider"] },
          ),
        ]
      : []),
    resource(
      ciRole,
      {
        name: nameOf(environment, "role", "ci"),
        description: "Taken by the pipeline: pushes images, runs migrations, watches rollouts",
        assumeRolePolicy: traced(ciTrust(environment, githubRepository), ...from, "environment", "rule:ci-role-pins-subject"),
      },
      { from },
    ),
    lowerPolicy(
      handle("aws:iam/rolePolicy:RolePolicy", "iam-ci-policy"),
      ciRole,
      ciStatements(environment),
      ["region", ...entryKeys(workloadsOf(environment))],
      from,
    ),
  ];
}

export function ciOutputs(environment: Environment): Readonly<Record<string, DraftOutput>> {
  if (environment.spec.iam.githubRepository === undefined) return {};
  return {
    ciRoleArn: { value: ciRole.out("arn"), description: "Role for `aws-actions/configure-aws-credentials` in the pipeline's deploy job." },
  };
}

/** The subject pins one GitHub environment with the same name as this one. Its protection rules decide who may deploy. */
function ciTrust(environment: Environment, repositoryName: string): PolicyText {
  return policy(
    statement({
      Effect: "Allow",
      Principal: { Federated: providerArn(environment) },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: `repo:${repositoryName}:environment:${environment.environment}` },
      },
    }),
  );
}

/** An account has at most one OIDC provider per URL. If another environment created it, its ARN can still be derived. */
function providerArn(environment: Environment) {
  const arn = concat(`arn:${partitionOf(environment)}:iam::`, accountId, `:oidc-provider/${issuer}`);
  return key(environment, "iam.createGithubIdentityProvider").map((own) => (own ? identityProvider.out("arn") : arn));
}
