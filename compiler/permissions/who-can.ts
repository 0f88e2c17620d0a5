/**
 * Who may perform an action on a resource, from the policies of a plan: identity policies, resource policies, key policies and trust
 * policies, less what a statement denies or a boundary leaves out. What cannot be resolved before deployment is `unknown`, never "no".
 */
import type { PlanResource } from "../plan/types.ts";
import type { PolicyDocument, Statement } from "../rules/shared/statements.ts";
import type { PolicyView } from "../rules/shared/view.ts";
import { protectedBy } from "./attached.ts";
import { both, conditionsOf, conditionText } from "./conditions.ts";
import { Delegation } from "./delegation.ts";
import { Holders, whyOutside, type Holder } from "./holders.ts";
import { resourcesMeet, type UnknownParts } from "./match.ts";
import { principalsOf } from "./principals.ts";
import { best, deniesAll, meansResource, meantActions, type Question } from "./statement.ts";
import type { Grant, WhoCan } from "./types.ts";

const outside =
  "Principals outside of this plan are missing: administrators of the account, AWS's service-linked roles, policies of the organization.";

/** `asked` names the resource for readers. */
export function whoCan(
  view: PolicyView,
  asked: { readonly action: string; readonly resource: string },
  question: Question,
  unknown: UnknownParts,
): WhoCan {
  const search = new Search(view, question, unknown);
  const grants = [...search.byIdentity(), ...search.byResource()];
  return { ...asked, grants: search.lessDenied(grants).sort(byPrincipal), notes: [outside, ...search.notes] };
}

function byPrincipal(a: Grant, b: Grant): number {
  return a.kind.localeCompare(b.kind) || a.principal.localeCompare(b.principal) || a.policy.localeCompare(b.policy);
}

class Search {
  readonly notes: string[] = [];
  readonly #view: PolicyView;
  readonly #question: Question;
  readonly #unknown: UnknownParts;
  readonly #holders: Holders;
  readonly #delegation: Delegation;

  constructor(view: PolicyView, question: Question, unknown: UnknownParts) {
    this.#view = view;
    this.#question = question;
    this.#unknown = unknown;
    this.#holders = new Holders(view, unknown);
    this.#delegation = new Delegation(view, question, unknown);
  }

  /** Through the policies of roles, users and groups. */
  byIdentity(): readonly Grant[] {
    const documents = this.#view.policies().filter(({ kind }) => kind === "identityPolicy");
    const stated = documents.flatMap((document) =>
      this.#holders.of(document).flatMap((holder) => this.#meant(document, "Allow").flatMap((grant) => this.#within(holder, grant))),
    );
    const elsewhere = this.#holders
      .withOutsidePolicy()
      .map(({ holder, policy }) => this.#unread(holder.kind, holder.name, policy, whyOutside(policy)));
    return [...stated, ...elsewhere].flatMap((grant) => this.#delegation.limit(grant));
  }

  /** Through the policy of the resource itself. */
  byResource(): readonly Grant[] {
    return this.#protecting()
      .flatMap((document) =>
        this.#meant(document, "Allow").flatMap((grant) =>
          principalsOf(this.#view, grant.stated).map((principal) => ({
            ...plain(grant),
            ...principal,
            because: [...grant.because, ...principal.because],
          })),
        ),
      )
      .map((grant) => (grant.because.length > 0 ? { ...grant, answer: "unknown" as const } : grant));
  }

  /** Statements that deny everything that is asked remove a grant; others are exceptions to it. */
  lessDenied(grants: readonly Grant[]): Grant[] {
    return grants.flatMap((grant) => {
      const denials = this.#denials(grant);
      if (denials.some(({ stated }) => deniesAll(this.#view, stated, this.#question, this.#unknown))) return [];
      const unless = denials.map(({ policy, statement, conditions }) =>
        [`${policy} (${statement}) denies it`, ...conditions.map(conditionText)].join(": "),
      );
      return [{ ...grant, unless: [...grant.unless, ...unless] }];
    });
  }

  #denials({ kind, principal }: Grant): readonly Found[] {
    const own = this.#view
      .policies()
      .filter(
        (document) =>
          document.kind === "identityPolicy" && this.#holders.of(document).some((each) => each.kind === kind && each.name === principal),
      );
    const ofResource = this.#protecting().flatMap((document) =>
      this.#meant(document, "Deny").filter(({ stated }) => deniesPrincipal(this.#view, stated, kind, principal)),
    );
    return [...own.flatMap((document) => this.#meant(document, "Deny")), ...ofResource];
  }

  /** Resource policies of what is asked about. */
  #protecting(): readonly PolicyDocument[] {
    return this.#view.policies().filter((document) => {
      if (document.kind === "identityPolicy") return false;
      const patterns = protectedBy(this.#view, document, this.#unknown.mark);
      return (
        patterns === undefined || best(patterns.flatMap((own) => this.#question.targets.map((each) => resourcesMeet(own, each)))) !== "no"
      );
    });
  }

  /** The statements of a document that speak of the question. A document that is not known before deployment may contain one. */
  #meant(document: PolicyDocument, effect: "Allow" | "Deny"): readonly Found[] {
    const { resource, because } = document;
    if (because !== undefined) {
      if (effect === "Deny") return [];
      const why = `the policy depends on ${because.join(", ")}`;
      return [{ ...this.#unread("unknown", "anyone", resource.id, why), stated: nothing(document), resource }];
    }
    return document.statements.flatMap((stated, index) => {
      if (stated.effect !== effect) return [];
      const actions = meantActions(this.#view, stated, this.#question, this.#unknown);
      const answer = meansResource(this.#view, stated, this.#question, this.#unknown);
      if (actions.length === 0 || answer === "no") return [];
      const sid = typeof stated.stated["Sid"] === "string" ? stated.stated["Sid"] : `statement ${index + 1}`;
      return [
        {
          ...{ kind: "unknown" as const, principal: "", policy: resource.id, statement: sid, resource, stated, actions, unless: [] },
          conditions: conditionsOf(this.#view, stated, this.#unknown),
          answer: answer === "yes" ? ("allowed" as const) : ("unknown" as const),
          because: answer === "yes" ? [] : ["the resource of the statement is known only at deployment"],
        },
      ];
    });
  }

  /** The grant for this holder, as far as a boundary lets it. */
  #within(holder: Holder, found: Found): readonly Grant[] {
    const isUnread = found.stated.effect === "";
    const grant: Grant = { ...plain(found), kind: holder.kind, principal: holder.name };
    const boundary = this.#holders.boundaryOf(holder);
    if (boundary === undefined || isUnread) return [grant];
    if (typeof boundary === "string")
      return [{ ...grant, answer: "unknown", because: [...grant.because, `its boundary ${boundary} is not in the plan`] }];
    const limits = this.#meant(boundary, "Allow");
    if (this.#meant(boundary, "Deny").some(({ stated }) => deniesAll(this.#view, stated, this.#question, this.#unknown))) return [];
    return limits.flatMap((limit) => joined(grant, limit, `its boundary ${boundary.resource.id} is open`));
  }

  #unread(kind: Grant["kind"], principal: string, policy: string, why: string): Grant {
    const { action } = this.#question;
    return {
      kind,
      principal,
      answer: "unknown",
      policy,
      statement: "its statements",
      actions: [action],
      conditions: [],
      unless: [],
      because: [why],
    };
  }
}

/** A grant before its principal is known, with its statement. */
interface Found extends Grant {
  readonly stated: Statement;
  readonly resource: PlanResource;
}

function plain({ stated: _stated, resource: _resource, ...grant }: Found): Grant {
  return grant;
}

/** Both must allow it. */
function joined(grant: Grant, other: Grant, why: string): readonly Grant[] {
  const conditions = both(grant.conditions, other.conditions);
  if (conditions === undefined) return [];
  const isOpen = other.answer === "unknown";
  return [
    {
      ...grant,
      conditions,
      answer: isOpen ? "unknown" : grant.answer,
      because: isOpen ? [...grant.because, why, ...other.because] : grant.because,
    },
  ];
}

function deniesPrincipal(view: PolicyView, stated: Statement, kind: Grant["kind"], principal: string): boolean {
  const denied = principalsOf(view, stated);
  return denied.some(
    (each) =>
      each.kind === "everybody" || (each.kind === "account" && kind !== "service") || (each.kind === kind && each.principal === principal),
  );
}

/** Stands for the statements of a document that is not known. */
function nothing({ resource, property, kind }: PolicyDocument): Statement {
  return {
    resource,
    property,
    kind,
    stated: {} as Statement["stated"],
    effect: "",
    actions: [],
    resources: [],
    principal: undefined,
    condition: {},
  };
}
