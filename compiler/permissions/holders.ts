/** Whom an identity policy speaks for: the roles, users and groups that it is attached to, and the boundaries above them. */
import { attachmentsOf, awsManaged } from "../rules/shared/attachments.ts";
import type { PolicyView } from "../rules/shared/view.ts";
import type { PolicyDocument } from "../rules/shared/statements.ts";
import type { PlanResource, PlanValue } from "../plan/types.ts";
import { list } from "../plan/values.ts";
import { textOf } from "./arns.ts";
import { UnknownParts } from "./match.ts";

/** A role, user or group. */
export interface Holder {
  readonly kind: "role" | "user" | "group";
  /** The logical id if it is planned, and its name otherwise. */
  readonly name: string;
  readonly resource?: PlanResource;
}

const kinds = ["role", "user", "group"] as const;

/** What the policies of a plan say about their holders. */
export class Holders {
  readonly #view: PolicyView;
  readonly #unknown: UnknownParts;

  constructor(view: PolicyView, unknown: UnknownParts) {
    this.#view = view;
    this.#unknown = unknown;
  }

  /** Holders of an inline policy, or of a managed policy through its attachments. */
  of({ resource }: PolicyDocument): readonly Holder[] {
    if (resource.type === "aws:iam/role:Role") return [{ kind: "role", name: resource.id, resource }];
    if (resource.type !== "aws:iam/policy:Policy") return this.#named(resource);
    return this.#attached(({ policy }) => this.#view.target(policy)?.id === resource.id);
  }

  /** Holders with a policy whose statements are not in the plan, and its ARN. */
  withOutsidePolicy(): readonly { readonly holder: Holder; readonly policy: string }[] {
    return attachmentsOf(this.#view).flatMap(({ resource, policy }) => {
      if (this.#view.target(policy)?.type === "aws:iam/policy:Policy") return [];
      const text = UnknownParts.shown(textOf(this.#view, policy, this.#unknown.mark));
      return this.#named(resource).map((holder) => ({ holder, policy: text }));
    });
  }

  /** The permissions boundary of a holder: a document of the plan, the ARN of another policy, or nothing. */
  boundaryOf({ resource }: Holder): PolicyDocument | string | undefined {
    const boundary = resource?.inputs["permissionsBoundary"];
    if (boundary === undefined || boundary === null) return undefined;
    const target = this.#view.target(boundary);
    const document = this.#view.policies().find((policy) => policy.resource === target && policy.kind === "identityPolicy");
    return document ?? UnknownParts.shown(textOf(this.#view, boundary, this.#unknown.mark));
  }

  #attached(matches: (attachment: { readonly policy: PlanValue }) => boolean): readonly Holder[] {
    return attachmentsOf(this.#view)
      .filter(matches)
      .flatMap(({ resource }) => this.#named(resource));
  }

  /** A role names itself; attachments and inline policies name one holder, or lists of them. */
  #named(resource: PlanResource): readonly Holder[] {
    if (resource.type === "aws:iam/role:Role") return [{ kind: "role", name: resource.id, resource }];
    return kinds.flatMap((kind) =>
      [...list(resource.inputs[kind]), ...list(resource.inputs[`${kind}s`])].map((value) => {
        const target = this.#view.target(value) ?? this.#byName(kind, value);
        return target === undefined
          ? { kind, name: UnknownParts.shown(textOf(this.#view, value, this.#unknown.mark)) }
          : { kind, name: target.id, resource: target };
      }),
    );
  }

  #byName(kind: Holder["kind"], value: PlanValue): PlanResource | undefined {
    const name = textOf(this.#view, value, this.#unknown.mark);
    return this.#view.ofType(`aws:iam/${kind}:${kind[0]!.toUpperCase()}${kind.slice(1)}`).find((each) => each.inputs["name"] === name);
  }
}

/** Why the statements of a policy are not known. */
export function whyOutside(policy: string): string {
  return awsManaged.test(policy) ? `AWS manages its policy ${policy}` : `its policy ${policy} is not in the plan`;
}
