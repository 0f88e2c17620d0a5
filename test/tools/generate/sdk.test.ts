import { createRequire } from "node:module";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { CatalogueMember } from "../../../compiler/provider/types.ts";
import { loadCatalogue } from "../../../compiler/provider/catalogue.ts";
import { staleFiles } from "../../../tools/generate/generated-files.ts";
import { projectRoot, providerPackages } from "../../../tools/generate/packages.ts";
import type { ProviderPackage } from "../../../tools/generate/packages.ts";
import { generateSdk, resourceClasses, sdkFolder, sdkTable } from "../../../tools/generate/sdk.ts";
import type { Additions, SdkTable } from "../../../compiler/interpreter/sdk.ts";
import { additionsOf } from "../../../tools/generate/sdk/constructor.ts";

const require = createRequire(join(projectRoot, "package.json"));

interface Registered {
  readonly type: string;
  readonly inputs: Record<string, unknown>;
  readonly options: Record<string, unknown>;
}

type ResourceClass = new (name: string, args: object, options: object) => Registered;

/** The arguments that the real class passes to its base class, captured by a substitute for the base class. */
function registeredBy(resourceClass: ResourceClass, args: object, options: object = {}): Registered {
  function Recorder(type: string, _name: string, inputs: Record<string, unknown>, given: Record<string, unknown>): Registered {
    return { type, inputs, options: given };
  }
  Object.setPrototypeOf(resourceClass, Recorder);
  return new resourceClass("name", args, options);
}

function classOf(pkg: ProviderPackage, type: string, module: string): ResourceClass {
  const exported = require(`${pkg.npm}/${module}.js`) as Record<string, ResourceClass>;
  const found = exported[type === pkg.name ? "Provider" : type.slice(type.lastIndexOf(":") + 1)];
  if (found === undefined) throw new Error(`${module} exports no class for ${type}`);
  return found;
}

function additionsIn(table: SdkTable, type: string): Additions | undefined {
  if (type === table.package) return table.provider;
  const [, module = "", rest = ""] = /^[^:]+:([^/]+)\/(.+)$/.exec(type) ?? [];
  return table.resources[type] ?? (table.plain[module]?.includes(rest) === true ? {} : undefined);
}

const pulumi = require("@pulumi/pulumi") as {
  Output: { isInstance(value: unknown): boolean };
  log: { warn(message: string): Promise<void> };
};
const warn = vi.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
afterEach(() => warn.mockClear());

const sorted = (values: Iterable<string> = []): string[] => [...new Set(values)].sort();

/** What a class adds, in the table's terms, and which inputs it passes on unchanged. */
function seen(resourceClass: ResourceClass, inputs: readonly string[]): Record<string, unknown> {
  warn.mockClear();
  const args = Object.fromEntries(inputs.map((input) => [input, `given ${input}`]));
  const { type, inputs: passed, options } = registeredBy(resourceClass, args);
  const { additionalSecretOutputs, aliases = [], version, ...others } = options;
  return {
    type,
    properties: sorted(Object.keys(passed)),
    wrapped: sorted(inputs.filter((input) => pulumi.Output.isInstance(passed[input]))),
    passed: sorted(inputs.filter((input) => passed[input] === `given ${input}`)),
    secretOutputs: sorted(additionalSecretOutputs as string[] | undefined),
    aliases: sorted((aliases as { type: string }[]).map((alias) => alias.type)),
    version,
    others,
    warnings: warn.mock.calls.map(([message]) => message),
  };
}

/** The same according to the table and the catalogue. A provider class does not pass its outputs. */
function told(table: SdkTable, type: string, member: CatalogueMember): Record<string, unknown> {
  const additions = additionsIn(table, type);
  const inputs = Object.keys(member.inputs);
  const wrapped = sorted([...(additions?.secretInputs ?? []), ...(additions?.jsonInputs ?? [])]);
  return {
    type,
    properties: sorted(type === table.package ? inputs : [...inputs, ...Object.keys(member.outputs)]),
    wrapped,
    passed: sorted(inputs.filter((input) => !wrapped.includes(input))),
    secretOutputs: sorted(additions?.secretOutputs),
    aliases: sorted(additions?.aliases),
    version: table.version,
    others: {},
    warnings: additions?.deprecation === undefined ? [] : [additions.deprecation],
  };
}

describe("generated/sdk", () => {
  it("is up to date with the installed packages", () => {
    expect(staleFiles(generateSdk(), [sdkFolder])).toEqual([]);
  });

  it("refuses an unknown constructor line", () => {
    const code =
      '\n    constructor(name, args, opts) {\n        let resourceInputs = {};\n        resourceInputs["a"] = rewrite(args?.a);\n    }\n';
    expect(() => additionsOf(code)).toThrow('resourceInputs["a"] = rewrite(args?.a);');
  });
});

describe.each(providerPackages().map((pkg) => [pkg.name, pkg] as const))("every class of %s", (_name, pkg) => {
  const classes = resourceClasses(pkg);
  let table: SdkTable;
  beforeAll(() => {
    table = sdkTable(pkg);
    for (const name of ["AWS_REGION", "AWS_DEFAULT_REGION"]) delete process.env[name];
  });

  it("is in the table once", () => {
    const plain = Object.entries(table.plain).flatMap(([module, names]) => names.map((name) => `${pkg.name}:${module}/${name}`));
    const listed = [pkg.name, ...Object.keys(table.resources), ...plain];
    expect(listed.sort()).toEqual(classes.map(([type]) => type).sort());
  });

  it("registers what the table and the catalogue say", { timeout: 120_000 }, () => {
    const catalogue = loadCatalogue(join(projectRoot, "generated/catalogue"));
    const members = classes.map(([type, , module]) => {
      const entry = catalogue.resource(type === pkg.name ? `pulumi:providers:${type}` : type);
      return { type, module, member: entry?.member ?? { inputs: {}, required: [], outputs: {} } };
    });
    const actual = members.map(({ type, module, member }) => seen(classOf(pkg, type, module), Object.keys(member.inputs)));
    expect(actual).toEqual(members.map(({ type, member }) => told(table, type, member)));
  });

  it("fills in the defaults of the table and no others", { timeout: 120_000 }, () => {
    const withoutJson = (type: string, entries: Readonly<Record<string, unknown>>): [string, unknown][] =>
      Object.entries(entries).filter(
        ([input, value]) => value !== undefined && additionsIn(table, type)?.jsonInputs?.includes(input) !== true,
      );
    const actual = classes.map(([type, , module]) => [
      type,
      Object.fromEntries(withoutJson(type, registeredBy(classOf(pkg, type, module), {}, { urn: "urn" }).inputs)),
    ]);
    const wanted = classes.map(([type]) => [type, Object.fromEntries(withoutJson(type, additionsIn(table, type)?.defaults ?? {}))]);
    expect(actual).toEqual(wanted);
  });
});

it("contains the secret output of random's password and the aliases of a load balancer", () => {
  const [aws, random] = providerPackages().map(sdkTable);
  expect(random?.resources["random:index/randomPassword:RandomPassword"]).toEqual({ secretOutputs: ["bcryptHash", "result"] });
  expect(aws?.resources["aws:lb/listener:Listener"]?.aliases).toContain("aws:elasticloadbalancingv2/listener:Listener");
  expect(aws?.provider.environment).toEqual({ region: { type: "string", variables: ["AWS_REGION", "AWS_DEFAULT_REGION"] } });
});
