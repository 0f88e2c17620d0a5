/** Edits of planned resources, as overrides, new compiler versions and renames make them. */
import { join } from "node:path";
import { isExpression } from "../../compiler/plan/expressions.ts";
import { dependenciesOf, referencesOf } from "../../compiler/plan/references.ts";
import type { Plan, PlanInputs, PlanOptions, PlanResource, PlanValue } from "../../compiler/plan/types.ts";
import { isList, isRecord } from "../../compiler/plan/values.ts";
import { replacementFacts } from "../../compiler/plan/builder/replacement.ts";
import { loadCatalogue } from "../../compiler/provider/catalogue.ts";
import { projectRoot } from "../engine/build.ts";
import type { Random } from "../random.ts";

const catalogue = loadCatalogue(join(projectRoot, "generated", "catalogue"));

/** The edited plan and a description of the edit; undefined if the chosen resource does not allow it. */
export type PlanEdit = (plan: Plan, random: Random) => { readonly plan: Plan; readonly name: string } | undefined;

const changed = (plan: Plan, id: string, change: (resource: PlanResource) => Partial<PlanResource>): Plan => ({
  ...plan,
  resources: plan.resources.map((resource) => (resource.id === id ? { ...resource, ...change(resource) } : resource)),
});

const withOptions = (plan: Plan, id: string, options: PlanOptions): Plan =>
  changed(plan, id, (resource) => ({ options: { ...resource.options, ...options } }));

/** Another value of one plain leaf, at any depth. */
const input: PlanEdit = (plan, random) => {
  const { id, inputs } = random.of(plan.resources);
  const leaves = leavesOf(inputs, []);
  if (leaves.length === 0) return undefined;
  const path = random.of(leaves);
  const next = changed(plan, id, () => ({ inputs: mutated(inputs, path) as PlanInputs }));
  return { plan: next, name: `${id}.${path.join(".")} changes` };
};

/** Another value of a property that replaces the resource. */
const replacing: PlanEdit = (plan, random) => {
  const { id, type, inputs } = random.of(plan.resources);
  const facts = replacementFacts(type);
  const names = [...(facts?.replace ?? []), ...(facts?.replaceWhen ?? [])].filter((name) => leavesOf(inputs[name] ?? null, []).length > 0);
  if (names.length === 0) return undefined;
  const name = random.of(names);
  const path = [name, ...random.of(leavesOf(inputs[name]!, []))];
  return { plan: changed(plan, id, () => ({ inputs: mutated(inputs, path) as PlanInputs })), name: `${id}.${path.join(".")} changes` };
};

/** A reference instead of another one of the same output. */
const reference: PlanEdit = (plan, random) => {
  const { id, inputs } = random.of(plan.resources);
  const from = [...referencesOf(inputs)].find(() => random.next() < 0.5);
  const type = plan.resources.find((resource) => resource.id === from)?.type;
  const at = plan.resources.findIndex((resource) => resource.id === id);
  const others = plan.resources.slice(0, at).filter((resource) => resource.type === type && resource.id !== from);
  if (from === undefined || others.length === 0) return undefined;
  const to = random.of(others).id;
  const text = JSON.stringify(inputs).replaceAll(`"$ref":"${from}"`, `"$ref":"${to}"`);
  return { plan: changed(plan, id, () => ({ inputs: JSON.parse(text) as PlanInputs })), name: `${id} refers to ${to} instead of ${from}` };
};

const tag: PlanEdit = (plan, random) => {
  const tagged = plan.resources.filter(({ inputs }) => isRecord(inputs["tags"]) && !isExpression(inputs["tags"]));
  if (tagged.length === 0) return undefined;
  const { id } = random.of(tagged);
  const added = { "example.org/team": "chat" };
  const next = changed(plan, id, ({ inputs }) => ({ inputs: { ...inputs, tags: { ...(inputs["tags"] as PlanInputs), ...added } } }));
  return { plan: next, name: `${id} gets a tag` };
};

/** The new id with or without an alias, in the same module or another one. */
const renamed: PlanEdit = (plan, random) => {
  const { id, options } = random.of(plan.resources);
  const now = `${id}-renamed`;
  const alias = random.next() < 0.7;
  const module = random.next() < 0.3 ? { module: random.of(plan.resources).module } : {};
  const text = JSON.stringify(plan).replaceAll(`"$ref":"${id}"`, `"$ref":"${now}"`);
  const rename = (name: string): string => (name === id ? now : name);
  const copy = JSON.parse(text) as Plan;
  const resources = copy.resources.map((resource) => ({
    ...resource,
    id: rename(resource.id),
    options: {
      ...resource.options,
      ...(resource.options.dependsOn !== undefined && { dependsOn: resource.options.dependsOn.map(rename) }),
      ...(resource.options.deletedWith !== undefined && { deletedWith: rename(resource.options.deletedWith) }),
      ...(resource.id === id && alias && { aliases: [...(options.aliases ?? []), { id }] }),
    },
    ...(resource.id === id && module),
  }));
  return { plan: { ...copy, resources }, name: `${id} is renamed${alias ? "" : " without an alias"}` };
};

const moved: PlanEdit = (plan, random) => {
  const [{ id }, { module }] = [random.of(plan.resources), random.of(plan.resources)];
  return { plan: changed(plan, id, () => ({ module })), name: `${id} moves to ${module}` };
};

/** The resource with everything that depends on it. */
const removed: PlanEdit = (plan, random) => {
  const gone = new Set([random.of(plan.resources).id]);
  const [id] = gone;
  for (const resource of plan.resources) if ([...dependenciesOf(resource)].some((each) => gone.has(each))) gone.add(resource.id);
  const resources = plan.resources.filter((resource) => !gone.has(resource.id));
  const stays = ([, { value }]: [string, { readonly value: PlanValue }]): boolean =>
    [...referencesOf(value)].every((each) => !gone.has(each));
  const outputs = Object.fromEntries(Object.entries(plan.outputs).filter(stays));
  return { plan: { ...plan, resources, outputs }, name: `${id} is removed with ${gone.size - 1} others` };
};

/** A property that is set, and that the provider does not require, is left out. */
const dropped: PlanEdit = (plan, random) => {
  const { id, type, inputs } = random.of(plan.resources);
  const required = catalogue.resource(type)?.member.required ?? [];
  const names = Object.keys(inputs).filter((name) => !required.includes(name));
  if (names.length === 0) return undefined;
  const name = random.of(names);
  const rest = Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== name));
  return { plan: changed(plan, id, () => ({ inputs: rest })), name: `${id}.${name} is left out` };
};

/** An option of one resource together with an edit that the option affects. */
const option: PlanEdit = (plan, random) => {
  const edited = random.next() < 0.5 ? replacing(plan, random) : input(plan, random);
  if (edited === undefined) return undefined;
  const id = edited.name.split(".")[0]!;
  const path = /\.(\S+) /.exec(edited.name)?.[1] ?? "*";
  const [root = "*"] = path.split(".");
  const options: PlanOptions = random.of([
    { deleteBeforeReplace: true },
    { deleteBeforeReplace: false },
    { ignoreChanges: [root] },
    { ignoreChanges: [path.replaceAll(/\.(\d+)/g, "[$1]")] },
    { ignoreChanges: ["*"] },
    { replaceOnChanges: [root] },
    { replaceOnChanges: ["*"] },
    { retainOnDelete: true },
    { protect: true },
  ]);
  return { plan: withOptions(edited.plan, id, options), name: `${edited.name}, with ${JSON.stringify(options)}` };
};

const providerWith = (plan: Plan, inputs: PlanInputs): Plan => {
  const aws = plan.providers["aws"]!;
  return { ...plan, providers: { ...plan.providers, aws: { ...aws, inputs: { ...aws.inputs, ...inputs } } } };
};

const provider: PlanEdit = (plan, random) =>
  random.of([
    { plan: providerWith(plan, { region: "eu-west-1" }), name: "another region of the provider" },
    { plan: providerWith(plan, { defaultTags: { tags: { Owner: "nobody" } } }), name: "other default tags" },
    { plan: providerWith(plan, { maxRetries: 7 }), name: "another setting of the provider" },
  ]);

/** One resource moves to another instance of the provider, in another region. */
const far: PlanEdit = (plan, random) => {
  const { id } = random.of(plan.resources.filter(({ type }) => type.startsWith("aws:")));
  const aws = plan.providers["aws"]!;
  const region = random.of(["us-east-1", "eu-central-1"]);
  const providers = { ...plan.providers, far: { ...aws, inputs: { ...aws.inputs, region } } };
  return { plan: withOptions({ ...plan, providers }, id, { provider: "far" }), name: `${id} moves to a provider in ${region}` };
};

export const planEdits: readonly PlanEdit[] = [
  input, input, input, replacing, replacing, replacing, reference, reference, tag, renamed, moved, removed, dropped, option, option, option,
  provider, far,
]; // prettier-ignore

type Path = readonly (string | number)[];

/** Paths of the plain values, also inside documents and texts; the rest of an expression stays as it is. */
function leavesOf(value: PlanValue, path: Path): readonly Path[] {
  if (value === null) return [];
  if (typeof value !== "object") return [path];
  if (isList(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  const inner = (value as Readonly<Record<string, PlanValue>>)["$json"];
  if (inner !== undefined) return leavesOf(inner, [...path, "$json"]);
  if (isExpression(value)) return [];
  return Object.entries(value as PlanInputs).flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

function mutated(value: PlanValue, [step, ...rest]: Path): PlanValue {
  if (step === undefined) return other(value);
  if (isList(value)) return value.map((item, index) => (index === step ? mutated(item, rest) : item));
  const record = value as Readonly<Record<string, PlanValue>>;
  return { ...record, [step]: mutated(record[step]!, rest) };
}

function other(value: PlanValue): PlanValue {
  if (typeof value === "number") return value + 1;
  return typeof value === "boolean" ? !value : `${String(value)}x`;
}
