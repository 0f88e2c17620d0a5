/** The edits of `impact`: `vpc.natGateways=1`, read as YAML and checked against the schema's keys. */
import { parseDocument } from "yaml";
import { EditConflict, type Json, type Operation } from "../../edit/operation.ts";
import { editText } from "../../edit/edit.ts";
import { findKey } from "../../explain/find.ts";
import { pathOf } from "../../source/keys.ts";
import { loadSpec } from "../../source/index.ts";
import type { KeyPath, SpecSource } from "../../source/types.ts";
import { valueAt, withValueAt } from "../../source/value-at.ts";
import { yamlOptions } from "../../source/yaml-options.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { orderOf } from "../add/attempt.ts";
import type { Overlay } from "../add/overlay.ts";
import { valueOf } from "../add/settings.ts";
import { UsageError } from "../command.ts";

/** An edit that is not written yet. */
export interface Wish {
  /** As given, with its value as text. */
  readonly key: string;
  readonly text: string;
}

/** Parses `KEY=VALUE`. A key without its section is found as `explain` finds it. Throws a usage error for a key that does not exist. */
export function wishOf(argument: string): Wish {
  const [, key, text] = /^([^=]+)=(.*)$/s.exec(argument) ?? [];
  if (key === undefined || text === undefined) throw noEdit(argument);
  return { key: fullKey(key.trim()), text };
}

function noEdit(argument: string): UsageError {
  if (/\.ya?ml$/i.test(argument)) return new UsageError(`${argument} is not an edit`, `name the spec with --spec ${argument}`);
  const [, key, value] = /^([\w.-]+):\s*(.+)$/.exec(argument) ?? [];
  const meant = key === undefined ? "for example vpc.natGateways=1" : `did you mean ${key}=${value}?`;
  return new UsageError(`${argument} is not an edit`, `expected KEY=VALUE without spaces; ${meant}`);
}

/** `overrides.alb.set.tags.Name`: what follows names a property of the provider, and is one key. */
const override = /^(overrides)\.([^.]+)\.(set|merge)\.(.+)$/;

function fullKey(key: string): string {
  if (override.test(key) || isKnown(pathOf(key, {}))) return key;
  const [name = "", ...inner] = key.split(".");
  const found = findKey(key);
  if ("key" in found) return found.key.path;
  const outer = findKey(name);
  // A short name with keys inside it: `extraServices.media.cpu`.
  const whole = "key" in outer ? [outer.key.path, ...inner].join(".") : key;
  if (isKnown(pathOf(whole, {}))) return whole;
  if (!("suggestion" in found)) throw new UsageError(`${key} names no key`, "docs/infrastructure/config-keys.md lists all keys");
  const { choices, suggestion } = found;
  if (choices.length > 0) throw new UsageError(`${key} is ambiguous`, `use one of ${choices.join(", ")}`);
  throw new UsageError(
    `unknown key ${key}`,
    suggestion === undefined ? "docs/infrastructure/config-keys.md lists all keys" : `did you mean ${suggestion}?`,
  );
}

/** Does the schema know the path? Names of entries, such as those of services, are free. */
function isKnown(path: KeyPath): boolean {
  return path.length > 0 && Object.keys(nodeAt(effectiveSchema(), path)).length > 0;
}

/** Edits the spec's text in memory. */
export function applyWish({ key, text }: Wish, file: string, files: Overlay): void {
  const source = loadSpec(file, files).value;
  const before = files.text(file);
  if (before === undefined || source === undefined) return;
  const path = override.exec(key)?.slice(1) ?? pathOf(key, source.tree);
  const operation = inheritedList({ kind: "set", path, value: jsonOf(path, text) }, source, file);
  try {
    files.write(file, editText(before, [operation], orderOf));
  } catch (error) {
    if (error instanceof EditConflict) throw new UsageError(`${key}=${text}: ${error.message}`, "set the key above it as a whole");
    throw error;
  }
}

type Setting = Extract<Operation, { kind: "set" }>;

/** An item of a list that only a parent states: the whole list, because a list replaces the parent's. */
function inheritedList(operation: Setting, source: SpecSource, file: string): Setting {
  const { path, value } = operation;
  const end = path.findIndex((step) => typeof step === "number");
  const above = path.slice(0, end);
  const list = end < 0 ? undefined : valueAt(source.tree, above);
  if (!Array.isArray(list) || source.settings(above)[0]?.location.file === file) return operation;
  const [index, ...inner] = path.slice(end) as [number, ...KeyPath];
  if (index > list.length) return operation;
  const item = withValueAt({ item: list[index] as unknown }, ["item", ...inner.map(String)], value)["item"] as Json;
  return { kind: "set", path: above, value: (list as Json[]).toSpliced(index, 1, item) };
}

/** A value as YAML reads it. What the schema wants as text stays text; without a value, the key returns to its default. */
function jsonOf(path: KeyPath, text: string): Json {
  const trimmed = text.trim();
  if (["", "null", "~"].includes(trimmed)) return null;
  const isQuoted = /^(["']).*\1$/s.test(trimmed);
  if (!isQuoted) return valueOf(path, trimmed);
  const { errors, contents } = parseDocument(trimmed, yamlOptions);
  return errors.length > 0 || contents === null ? trimmed : (contents.toJSON() as Json);
}
