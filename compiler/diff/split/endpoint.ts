/** A first pull request that lets calls of an AWS service pass an endpoint that the next one deletes. */
import { changeOf } from "../../change/operations/index.ts";
import { badStates } from "../../change/time/order.ts";
import type { BadState, Change } from "../../change/types.ts";
import { editText } from "../../edit/edit.ts";
import type { Operation as Edit } from "../../edit/operation.ts";
import type { Pair } from "../types.ts";
import { planOf, type First } from "./first.ts";

const lacks = "way to AWS services";

/** Undefined if no call fails, or if the service's name cannot lead elsewhere. */
export function withoutPrivateNames({ operations }: Change, order: readonly BadState[], { before, after }: Pair): First | undefined {
  if (before?.text === undefined || before.plan === undefined || order.every((state) => state.lacks !== lacks)) return undefined;
  const gone = new Set(operations.flatMap(({ id, kind }) => (kind === "delete" ? [id] : [])));
  const endpoints = before.plan.resources.filter(({ id, inputs }) => gone.has(id) && inputs["privateDnsEnabled"] === true);
  const edits = endpoints.map(({ id }): Edit => ({ kind: "set", path: ["overrides", id, "set", "privateDnsEnabled"], value: false }));
  const text = editText(before.text, edits);
  const plan = planOf(before, text);
  if (plan === undefined || badStates(plan, after?.plan, changeOf(plan, after?.plan)).some((state) => state.lacks === lacks))
    return undefined;
  return {
    because: `calls of AWS services fail while ${endpoints.map(({ id }) => id).join(", ")} are on their way out`,
    title: "let the names of the AWS services lead past the endpoints",
    then: "make the change: nothing calls the endpoints any more",
    text,
  };
}
