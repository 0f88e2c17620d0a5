import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../../compiler/provider/catalogue.ts";
import type { CatalogueProperties, CatalogueShard, CatalogueType } from "../../../compiler/provider/types.ts";
import { catalogueFolder, generateCatalogue } from "../../../tools/generate/catalogue.ts";
import { encodeType } from "../../../tools/generate/catalogue/encode.ts";
import { staleFiles } from "../../../tools/generate/generated-files.ts";
import { projectRoot, providerPackages } from "../../../tools/generate/packages.ts";
import { resourceClasses } from "../../../tools/generate/sdk.ts";

const files = generateCatalogue();
const shards = [...files.values()].map((text) => JSON.parse(text) as CatalogueShard);

function encode(source: string): CatalogueType {
  const file = ts.createSourceFile("t.d.ts", `interface T { p: ${source} }`, ts.ScriptTarget.ESNext);
  const [declaration] = file.statements;
  if (declaration === undefined || !ts.isInterfaceDeclaration(declaration)) throw new Error("no interface");
  const [member] = declaration.members;
  if (member === undefined || !ts.isPropertySignature(member) || member.type === undefined) throw new Error("no property");
  return encodeType(member.type);
}

describe("generated/catalogue", () => {
  it("is up to date with the installed packages, and contains nothing else", () => {
    expect(staleFiles(files, [catalogueFolder])).toEqual([]);
  });

  it("stays under 6 MB", () => {
    const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThan(6_000_000);
  });

  it("contains every resource class of every package, with the properties that its constructor requires", () => {
    const catalogue = loadCatalogue(join(projectRoot, catalogueFolder));
    const classes = providerPackages().flatMap((pkg) =>
      resourceClasses(pkg).map(([type, code]) => ({ token: type === pkg.name ? `pulumi:providers:${type}` : type, code })),
    );
    const differing = classes.filter(({ token, code }) => {
      const demanded = [...code.matchAll(/Missing required property '(\w+)'/g)].map((match) => match[1]).sort();
      return JSON.stringify(catalogue.resource(token)?.member.required) !== JSON.stringify(demanded);
    });
    expect(differing.map(({ token }) => token)).toEqual([]);
    expect(classes.length).toBeGreaterThan(1700);
    expect(shards.reduce((sum, shard) => sum + Object.keys(shard.resources).length, 0)).toBe(classes.length);
  });

  it("contains, in each shard, every type and enum that the shard refers to", () => {
    const named = shards.flatMap(namesIn);
    expect(named.filter(({ found }) => !found)).toEqual([]);
    expect(named.length).toBeGreaterThan(10_000);
  });
});

interface Named {
  readonly name: string;
  readonly found: boolean;
}

/** Every use of a named type or enum in `shard`, and whether the shard holds it. */
function namesIn(shard: CatalogueShard): Named[] {
  const members = [...Object.values(shard.resources), ...Object.values(shard.functions)];
  const inputs = [...members.map((member) => member.inputs), ...Object.values(shard.types).map((type) => type.properties)];
  const outputs = [...members.map((member) => member.outputs), ...Object.values(shard.outputTypes).map((type) => type.properties)];
  const all = (list: readonly CatalogueProperties[], side: "types" | "outputTypes"): Named[] =>
    list.flatMap((properties) => Object.values(properties).flatMap((type) => namesOf(type, shard, side)));
  return [...all(inputs, "types"), ...all(outputs, "outputTypes")];
}

function namesOf(type: CatalogueType, shard: CatalogueShard, side: "types" | "outputTypes"): Named[] {
  if (typeof type === "string") return [];
  if ("array" in type) return namesOf(type.array, shard, side);
  if ("map" in type) return namesOf(type.map, shard, side);
  if ("union" in type) return type.union.flatMap((part) => namesOf(part, shard, side));
  if ("ref" in type) return [{ name: type.ref, found: shard[side][type.ref] !== undefined }];
  const name = "enum" in type ? type.enum : type.open;
  return [{ name, found: shard.enums[name] !== undefined }];
}

describe("encoding of SDK types", () => {
  it.each<[string, CatalogueType]>([
    ["pulumi.Input<string | undefined>", "string"],
    ["pulumi.Output<number>", "number"],
    ["pulumi.Input<pulumi.Input<boolean>[] | undefined>", { array: "boolean" }],
    ["pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>", { map: "string" }],
    ["pulumi.Input<inputs.rds.ClusterS3Import | undefined>", { ref: "rds.ClusterS3Import" }],
    ["outputs.acm.CertificateOptions[]", { array: { ref: "acm.CertificateOptions" } }],
    ["pulumi.Input<enums.iam.PolicyDocumentVersion>", { enum: "iam.PolicyDocumentVersion" }],
    ["pulumi.Input<string | enums.rds.EngineType>", { open: "rds.EngineType" }],
    ["pulumi.Input<string | Topic | undefined>", "string"],
    ["pulumi.Input<string | inputs.iam.PolicyDocument>", { union: ["string", { ref: "iam.PolicyDocument" }] }],
    ["pulumi.Input<pulumi.asset.Asset | pulumi.asset.Archive | undefined>", "asset"],
  ])("%s", (source, type) => {
    expect(encode(source)).toEqual(type);
  });

  it.each(["Map<string, string>", "Topic", "[string, number]", "() => void"])("refuses to guess what %s is", (source) => {
    expect(() => encode(source)).toThrow("not understood");
  });
});
