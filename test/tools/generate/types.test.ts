import { describe, expect, it } from "vitest";
import { documentTypesFile, generateDocumentTypes } from "../../../tools/generate/document-types.ts";
import { staleFiles } from "../../../tools/generate/generated-files.ts";
import { plannedTokens, tokensIn } from "../../../tools/generate/provider-tokens.ts";
import { generateProviderTypes, providerTypesFile } from "../../../tools/generate/provider-types.ts";

describe("generated/types/provider.ts", () => {
  it("is up to date with the tokens in the sources", async () => {
    expect(staleFiles(await generateProviderTypes())).toEqual([]);
  });

  it("imports types only, each from the one module that declares it", async () => {
    const text = (await generateProviderTypes()).get(providerTypesFile) ?? "";
    const imports = [...text.matchAll(/^import[\s\S]*? from "([^"]+)";$/gm)];
    expect(imports.length).toBe(plannedTokens().length);
    for (const [statement, specifier] of imports) {
      expect(statement).toMatch(/^import type \{/);
      expect(specifier).toMatch(/^@pulumi\/\w+\/[\w/]+\.js$/);
      expect(specifier).not.toMatch(/\/index\.js$/);
    }
  });

  it("covers every token that a source names, as a resource or as a function", async () => {
    const text = (await generateProviderTypes()).get(providerTypesFile) ?? "";
    expect(plannedTokens().length).toBeGreaterThan(80);
    expect(plannedTokens().filter((token) => !text.includes(`"${token}": {`))).toEqual([]);
  });

  it("distinguishes classes of the same name, and functions from resources", async () => {
    const tokens = ["aws:rds/parameterGroup:ParameterGroup", "aws:elasticache/parameterGroup:ParameterGroup", "aws:ec2/getVpc:getVpc"];
    const text = (await generateProviderTypes(tokens)).get(providerTypesFile) ?? "";
    expect(text).toContain("ParameterGroup as AwsRdsParameterGroup");
    expect(text).toContain("ParameterGroup as AwsElasticacheParameterGroup");
    expect(text).toContain('"aws:ec2/getVpc:getVpc": { readonly args: AwsEc2GetVpcArgs; readonly result: AwsEc2GetVpcResult }');
  });

  it("refuses a token that no installed package has", async () => {
    await expect(generateProviderTypes(["aws:rds/instanc:Instance"])).rejects.toThrow(
      "no installed provider package has aws:rds/instanc:Instance",
    );
  });

  it("finds tokens in string literals, not in comments or within longer text", () => {
    const source =
      'const a = "aws:rds/instance:Instance"; // "aws:rds/proxy:Proxy"\nconst b = `x aws:ec2/vpc:Vpc`; const c = "arn:aws:s3:::a";';
    expect(tokensIn(source)).toEqual(["aws:rds/instance:Instance"]);
  });
});

describe("generated/types/documents.ts", () => {
  it("is up to date with schema/documents/", async () => {
    expect(staleFiles(await generateDocumentTypes())).toEqual([]);
  });

  it("contains a type for each document and leaves nothing `unknown`", async () => {
    const text = (await generateDocumentTypes()).get(documentTypesFile) ?? "";
    const names = ["ContainerDefinitions", "Dashboard", "EcrLifecyclePolicy", "IamPolicy", "SqsRedrivePolicy", "SqsRedriveAllowPolicy"];
    for (const name of names) expect(text).toMatch(new RegExp(`^export (interface|type) ${name}\\b`, "m"));
    expect(text).not.toMatch(/[:|] (unknown|any)\b/);
  });
});
