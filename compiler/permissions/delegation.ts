/**
 * Keys and roles have the last word: an identity policy counts only as far as the key's policy, or the role's trust policy, lets the account
 * decide (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
 */
import type { PolicyView } from "../rules/shared/view.ts";
import type { Statement } from "../rules/shared/statements.ts";
import { protectedBy } from "./attached.ts";
import { both, conditionsOf } from "./conditions.ts";
import { resourcesMeet, type UnknownParts } from "./match.ts";
import { principalsOf } from "./principals.ts";
import { best, meantActions, type Question } from "./statement.ts";
import type { Condition, Grant } from "./types.ts";

export class Delegation {
  readonly #limits: readonly Limit[] | undefined;
  readonly #isUnknown: boolean;

  constructor(view: PolicyView, question: Question, unknown: UnknownParts) {
    const decides = /^(kms:|sts:assumerole)/i.test(question.action);
    const documents = view.policies().filter((document) => {
      if (document.kind === "identityPolicy") return false;
      const patterns = protectedBy(view, document, unknown.mark) ?? [];
      return best(patterns.flatMap((own) => question.targets.map((each) => resourcesMeet(own, each)))) !== "no";
    });
    this.#isUnknown = documents.some(({ because }) => because !== undefined) || documents.length === 0;
    this.#limits = decides
      ? documents.flatMap(({ statements }) => statements.flatMap((stated) => limitOf(view, stated, question, unknown)))
      : undefined;
  }

  /** The grant with the conditions of the statement that delegates; several where several do; none where no statement does. */
  limit(grant: Grant): readonly Grant[] {
    if (this.#limits === undefined) return [grant];
    if (this.#isUnknown) {
      return [{ ...grant, answer: "unknown", because: [...grant.because, "the policy of the key or role itself is not in the plan"] }];
    }
    return this.#limits.flatMap(({ policy, conditions }) => {
      const shared = both(grant.conditions, conditions);
      return shared === undefined ? [] : [{ ...grant, policy: `${grant.policy} and ${policy}`, conditions: shared }];
    });
  }
}

interface Limit {
  readonly policy: string;
  readonly conditions: readonly Condition[];
}

function limitOf(view: PolicyView, stated: Statement, question: Question, unknown: UnknownParts): readonly Limit[] {
  if (stated.effect !== "Allow" || meantActions(view, stated, question, unknown).length === 0) return [];
  const delegates = principalsOf(view, stated).some(({ kind }) => kind === "account" || kind === "everybody" || kind === "unknown");
  return delegates ? [{ policy: stated.resource.id, conditions: conditionsOf(view, stated, unknown) }] : [];
}
