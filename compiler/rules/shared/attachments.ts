/** Managed policies that resources attach to roles, users, groups or permission sets. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { list } from "../../plan/values.ts";
import type { PolicyView } from "./view.ts";

export interface Attachment {
  readonly resource: PlanResource;
  readonly property: string;
  /** The ARN of the policy. */
  readonly policy: PlanValue;
}

const properties = ["policyArn", "policyArns", "managedPolicyArn", "managedPolicyArns"] as const;

/** Every attachment in the plan, by whichever type of IAM or IAM Identity Center. */
export function attachmentsOf(view: PolicyView): readonly Attachment[] {
  return view.plan.resources
    .filter(({ type }) => /^aws:(iam|ssoadmin)\//.test(type))
    .flatMap((resource) =>
      properties.flatMap((property) => list(resource.inputs[property]).map((policy) => ({ resource, property, policy }))),
    );
}

/** ARNs of policies that AWS manages. */
export const awsManaged = /^arn:aws[a-z-]*:iam::aws:policy\//;

/** AWS managed policies that administer a service, an account, or a part of it. */
export const administers = /:policy\/(.*\/)?(AdministratorAccess.*|PowerUserAccess|\w*FullAccess.*|\w*Administrator\w*|\w*PowerUser\w*)$/;
