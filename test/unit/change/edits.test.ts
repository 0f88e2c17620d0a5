/** Each row of the tables of edits, by itself: what is computed is what the table derives by hand. The engine previews the largest groups. */
import { describe, expect, it } from "vitest";
import { changeOf } from "../../../compiler/change/operations/index.ts";
import type { Change, OperationKind } from "../../../compiler/change/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { titleOf } from "../../engine/edits/batches.ts";
import { data, network, tasksAndQueues } from "../../engine/edits/dev.ts";
import { everywhere } from "../../engine/edits/dev-whole.ts";
import { edited, wanted } from "../../engine/edits/judge.ts";
import { edits as ofLarge, stopped as stoppedInLarge } from "../../engine/edits/prod-100k.ts";
import { edits as ofProd, stopped as stoppedInProd } from "../../engine/edits/prod.ts";
import type { Edit, Stopped } from "../../engine/edits/table.ts";

const tables: Readonly<Record<string, readonly Edit[]>> = {
  dev: [...network, ...data, ...tasksAndQueues, ...everywhere],
  prod: ofProd,
  "prod-100k": ofLarge,
};

const stopped: Readonly<Record<string, readonly Stopped[]>> = { prod: stoppedInProd, "prod-100k": stoppedInLarge };

function computed({ operations }: Change): ReturnType<typeof wanted> {
  const list = (kind: OperationKind, order?: string): string[] =>
    operations.flatMap((each) => (each.kind === kind && each.order === order ? [each.id] : [])).sort();
  return {
    create: list("create"),
    update: list("update"),
    delete: list("delete"),
    createFirst: list("replace", "create first"),
    deleteFirst: list("replace", "delete first"),
  };
}

describe.each(Object.entries(tables))("an edit of %s", (name, edits) => {
  it.each(edits.map((edit) => [titleOf([edit]), edit] as const))("%s", (_, edit) => {
    const { onlyComputed = "", update = "" } = edit;
    expect(computed(changeOf(planOf(name), edited(name, edit)))).toEqual(wanted({ ...edit, update: `${update} ${onlyComputed}` }));
  });
});

describe.each(Object.entries(stopped))("an edit of %s that would lose data", (name, edits) => {
  it.each(edits)("$key → $to is refused at $at", (edit) => {
    const { operations } = changeOf(planOf(name), edited(name, edit));
    expect(operations.filter(({ refused }) => refused === true).map(({ id }) => id)).toContain(edit.at);
  });
});
