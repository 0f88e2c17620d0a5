/** The principals of a resource policy's statement, by the names that readers know. */
import type { PlanReader } from "../plan/reader.ts";
import { admitted, type Admitted } from "../rules/shared/principals.ts";
import { isUncertain } from "../rules/shared/rendered.ts";
import type { Statement } from "../rules/shared/statements.ts";
import type { Grant } from "./types.ts";

type Principal = Pick<Grant, "kind" | "principal" | "because">;

/** Everyone, for a statement about all but some: `NotPrincipal`. A document that is not known may name anyone. */
export function principalsOf(reader: PlanReader, { stated, principal, effect }: Statement): readonly Principal[] {
  if (effect === "") return [{ kind: "unknown", principal: "anyone", because: [] }];
  if (stated["NotPrincipal"] !== undefined)
    return [{ kind: "everybody", principal: "everybody but the principals that it names", because: [] }];
  return admitted(reader, principal).map((each) => principalOf(each));
}

const planned = /^arn:aws:planned::[^:]*:(.*)$/;

function principalOf({ kind, text, owner }: Admitted): Principal {
  const [, id] = planned.exec(text) ?? [];
  if (id !== undefined) return { kind: "role", principal: id, because: [] };
  if (owner === "unknown" || kind === "unknown" || isUncertain(text)) {
    const because = ["the principal is known only at deployment"];
    return { kind: "unknown", principal: text.replaceAll("\uFFFD", "…") || "a principal", because };
  }
  if (owner === "everybody") return { kind: "everybody", principal: text, because: [] };
  if (kind === "Service") return { kind: "service", principal: text, because: [] };
  if (kind === "Federated") return { kind: "federated", principal: text, because: [] };
  const account = /^arn:[^:]*:iam::([^:]*):root$/.exec(text)?.[1] ?? (/^\d{12}$/.test(text) ? text : undefined);
  if (account !== undefined) return { kind: "account", principal: account, because: [] };
  const [, name] = /^arn:[^:]*:iam::[^:]*:(?:role|user)\/(.*)$/.exec(text) ?? [];
  return { kind: name !== undefined && text.includes(":user/") ? "user" : "role", principal: text, because: [] };
}
