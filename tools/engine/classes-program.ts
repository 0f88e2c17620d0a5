/**
 * Creates the interpreter's resources with the classes of the SDK packages: what a hand-written program would register. The classes add
 * only what they add by themselves; expressions, options and order come from the plan, as in compiler/interpreter.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Output } from "@pulumi/pulumi/output.js";
import { invokeOutput } from "@pulumi/pulumi/runtime/invoke.js";
import type { CustomResource, CustomResourceOptions, ProviderResource } from "@pulumi/pulumi/resource.js";
import { ComponentResource } from "@pulumi/pulumi/resource.js";
import { settle } from "../../compiler/interpreter/conditions.ts";
import { readConfig } from "../../compiler/interpreter/config.ts";
import type { Scope } from "../../compiler/interpreter/evaluate.ts";
import { evaluateProperties } from "../../compiler/interpreter/evaluate.ts";
import { currentStack } from "../../compiler/interpreter/stack.ts";
import type { Plan, PlanOptions } from "../../compiler/plan/types.ts";

type ResourceClass = new (name: string, inputs: object, options: CustomResourceOptions) => CustomResource;

const load = createRequire(`${process.cwd()}/index.js`);

/** `aws:rds/instance:Instance` is the class Instance in rds/instance.js. */
function classOf(token: string): ResourceClass {
  const [, pkg, module, file, name] = /^([^:]+):([^/]+)\/([^:]+):(.+)$/.exec(token) ?? [];
  const path = module === "index" ? `@pulumi/${pkg}/${file}.js` : `@pulumi/${pkg}/${module}/${file}.js`;
  return (load(path) as Record<string, ResourceClass>)[name ?? ""] as ResourceClass;
}

export default function program(): void {
  const raw = JSON.parse(readFileSync(process.env["PLATFORM_TEST_PLAN"] ?? "", "utf8")) as Plan;
  const stack = currentStack();
  const { values } = readConfig(raw.config, stack);
  const { plan } = settle(raw, values);
  const resources = new Map<string, CustomResource>();
  const modules = new Map<string, ComponentResource>();
  const data = new Map<string, Output<unknown>>();
  const scope: Scope = {
    config: values,
    preview: false,
    data: (id) => data.get(id) as Output<unknown>,
    output: (id, property) => (resources.get(id) as unknown as Record<string, Output<unknown>>)[property] as Output<unknown>,
  };
  const providers = new Map<string, ProviderResource>();
  for (const [name, { package: pkg, inputs }] of Object.entries(plan.providers)) {
    const { Provider } = load(`@pulumi/${pkg}/provider.js`) as { Provider: new (name: string, inputs: object) => ProviderResource };
    providers.set(name, new Provider(name, evaluateProperties(inputs, scope)));
  }
  for (const [id, call] of Object.entries(plan.data)) data.set(id, invokeOutput(call.function, evaluateProperties(call.inputs, scope), {}));
  for (const { id, type, module, inputs, options } of plan.resources) {
    const parent = modules.get(module) ?? new ComponentResource("platform:index:Module", module);
    modules.set(module, parent);
    const provider = providers.get(options.provider ?? type.slice(0, type.indexOf(":")));
    const given = { ...optionsOf(options, resources), parent, ...(provider === undefined ? {} : { provider }) };
    resources.set(id, new (classOf(type))(id, evaluateProperties(inputs, scope), given));
  }
}

function optionsOf(
  { dependsOn, deletedWith, aliases: _aliases, provider: _provider, ...rest }: PlanOptions,
  resources: ReadonlyMap<string, CustomResource>,
): CustomResourceOptions {
  const found = (id: string): CustomResource => resources.get(id) as CustomResource;
  return {
    ...(rest as CustomResourceOptions),
    ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.map(found) }),
    ...(deletedWith === undefined ? {} : { deletedWith: found(deletedWith) }),
  };
}
