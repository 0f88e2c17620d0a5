/** Every operation of a change leads to an edited key, for random edits of the frozen specs. */
import { describe, expect, it } from "vitest";
import { orderOf } from "../../../compiler/cli/add/attempt.ts";
import { diffOf } from "../../../compiler/diff/index.ts";
import { editText } from "../../../compiler/edit/edit.ts";
import type { Json, Operation } from "../../../compiler/edit/operation.ts";
import type { Tree } from "../../../compiler/source/types.ts";
import { keyEdit } from "../../../tools/exactness/key-edits.ts";
import { specText } from "../../../tools/fixtures/project.ts";
import { frozenDay } from "../../../tools/fixtures/specs.ts";
import { Random } from "../../../tools/random.ts";
import { editedSide } from "./compare.ts";

const bases = new Map(["dev", "prod"].map((name) => [name, editedSide(name, specText(name))!]));

/** `operation resource: keys` of every operation; undefined if the edit is not legal. */
function causesOf(name: string, over: Tree): readonly string[] | undefined {
  const settings = Object.entries(over).flatMap(([section, value]): readonly Operation[] =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([key, inner]) => ({ kind: "set", path: [section, key], value: inner as Json }))
      : [{ kind: "set", path: [section], value: value as Json }],
  );
  const after = editedSide(name, editText(specText(name), settings, orderOf));
  if (after === undefined) return undefined;
  const { effects } = diffOf({ file: `spec/${name}.yaml`, before: bases.get(name)!, after }, { asOf: frozenDay });
  return effects.map(({ operation: { kind, id }, causes }) => `${kind} ${id}: ${causes.map(({ key }) => key).join(", ")}`);
}

const withoutCause = (list: readonly string[]) => list.filter((each) => each.endsWith(": "));

describe("the causes of operations", () => {
  it("are the class where another default is the reason", () => {
    const found = causesOf("prod", { class: "dev" })!;
    expect(found).toContain("update waf-logs: class");
    expect(withoutCause(found)).toEqual([]);
  });

  it("are the switch that protected a resource, also when it is off", () => {
    expect(causesOf("prod", { backup: { enableBackupVaultProtection: false } })).toContain(
      "options backup-vault: backup.enableBackupVaultProtection",
    );
  });

  it("are tags for every tagged resource", () => {
    expect(causesOf("dev", { tags: { Team: "chat" } })).toContain("update vpc: tags.Team");
  });

  it("are edited keys, whatever is edited", () => {
    const random = new Random(5);
    let operations = 0;
    for (let number = 0; number < 60; number += 1) {
      const name = number % 2 === 0 ? "dev" : "prod";
      const edit = keyEdit(name, random);
      const found = edit === undefined ? undefined : causesOf(name, edit.over);
      expect([edit?.name, withoutCause(found ?? [])]).toEqual([edit?.name, []]);
      operations += found?.length ?? 0;
    }
    expect(operations).toBeGreaterThan(200);
  }, 60_000);
});
