/** Files of a deployer's role, and the commands that create it. */
import type { DeployRole } from "./index.ts";

export interface RoleFile {
  readonly name: string;
  readonly text: string;
}

export function filesOf({ name, policies, boundary, trust }: DeployRole): readonly RoleFile[] {
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  return [
    ...policies.map((policy, index) => ({ name: `${name}-${index + 1}.json`, text: json(policy) })),
    { name: `${name}-boundary.json`, text: json(boundary) },
    ...(trust === undefined ? [] : [{ name: `${name}-trust.json`, text: json(trust) }]),
  ];
}

/** Commands of the AWS CLI, in their order. `folder` is where the files are; `account` is part of the policies' ARNs. */
export function commandsOf({ name, policies, trust }: DeployRole, folder: string, account: string, partition: string): readonly string[] {
  const file = (suffix: string) => `file://${folder === "." ? "" : `${folder}/`}${name}-${suffix}.json`;
  const policyArn = (suffix: string) => `arn:${partition}:iam::${account}:policy/${name}-${suffix}`;
  const numbers = policies.map((_, index) => String(index + 1));
  return [
    ...["boundary", ...numbers].map((each) => `aws iam create-policy --policy-name ${name}-${each} --policy-document ${file(each)}`),
    `aws iam create-role --role-name ${name} --assume-role-policy-document ${trust === undefined ? "file://trust.json" : file("trust")} --permissions-boundary ${policyArn("boundary")} --max-session-duration 7200`,
    ...numbers.map((each) => `aws iam attach-role-policy --role-name ${name} --policy-arn ${policyArn(each)}`),
  ];
}
