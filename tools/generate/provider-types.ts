/**
 * Writes `generated/types/provider.ts`: token to the SDK's own types, as type-only imports from the one module that declares them. The
 * compiler's inputs are thus checked against the provider without loading the SDK.
 * Run it with `npm run generate -- "provider types"` whenever a source uses a new token.
 */
import { format } from "prettier";
import { loadCatalogue } from "../../compiler/provider/catalogue.ts";
import { catalogueFolder } from "./catalogue.ts";
import { projectRoot, providerPackages } from "./packages.ts";
import { plannedTokens } from "./provider-tokens.ts";
import { resourceClasses } from "./sdk.ts";
import { header } from "./write.ts";

/** The generated module. */
export const providerTypesFile = "generated/types/provider.ts";

interface Member {
  readonly token: string;
  /** What to import, and from where: `@pulumi/aws/rds/instance.js`. */
  readonly specifier: string;
  readonly args: string;
  readonly result: string;
  /** Prefix that keeps the names of all imports distinct: `Rds`. */
  readonly prefix: string;
}

/** The file for `tokens`, by path. Throws on a token that no installed package has. */
export async function generateProviderTypes(tokens: readonly string[] = plannedTokens()): Promise<Map<string, string>> {
  const places = classPlaces();
  const catalogue = loadCatalogue(`${projectRoot}${catalogueFolder}`);
  const isFunction = (token: string): boolean => catalogue.function(token) !== undefined;
  const resources = tokens.filter((token) => !isFunction(token)).map((token) => resourceMember(token, places));
  const functions = tokens.filter(isFunction).map(functionMember);
  const source = [
    header.trimEnd(),
    [...resources, ...functions].map(importLine).join("\n"),
    `/** Inputs and outputs of each resource type. */\nexport interface Resources {\n${resources.map(resourceLine).join("\n")}\n}`,
    `/** Arguments and result of each provider function. */\nexport interface Functions {\n${functions.map(functionLine).join("\n")}\n}`,
  ];
  const text = await format(`${source.join("\n\n")}\n`, { parser: "typescript", printWidth: 140 });
  return new Map([[providerTypesFile, text]]);
}

/** Module specifier of every resource class. Node needs the file's extension, because the packages have no `exports`. */
function classPlaces(): ReadonlyMap<string, string> {
  const classes = providerPackages().flatMap((pkg) =>
    resourceClasses(pkg).map(([type, , module]) => [type, `${pkg.npm}/${module}.js`] as const),
  );
  return new Map(classes);
}

function resourceMember(token: string, places: ReadonlyMap<string, string>): Member {
  const specifier = places.get(token);
  if (specifier === undefined) throw new Error(`no installed provider package has ${token}, which a source names`);
  const name = token.slice(token.lastIndexOf(":") + 1);
  return { token, specifier, args: `${name}Args`, result: name, prefix: prefixOf(token) };
}

function functionMember(token: string): Member {
  const [packageName, path = "", name = ""] = token.split(":");
  const pkg = providerPackages().find((candidate) => candidate.name === packageName);
  const module = path.replace(/^index\//, "");
  return {
    token,
    specifier: `${pkg?.npm}/${module}.js`,
    args: `${capital(name)}Args`,
    result: `${capital(name)}Result`,
    prefix: prefixOf(token),
  };
}

/** `AwsRds` for `aws:rds/instance:Instance`: several modules and packages may have a class of the same name. */
function prefixOf(token: string): string {
  const [packageName = "", path = ""] = token.split(":");
  return capital(packageName) + capital(path.slice(0, path.indexOf("/")));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function importLine({ specifier, args, result, prefix }: Member): string {
  return `import type { ${result} as ${prefix}${result}, ${args} as ${prefix}${args} } from "${specifier}";`;
}

function resourceLine({ token, args, result, prefix }: Member): string {
  return `"${token}": { readonly args: ${prefix}${args}; readonly outputs: ${prefix}${result} };`;
}

function functionLine({ token, args, result, prefix }: Member): string {
  return `"${token}": { readonly args: ${prefix}${args}; readonly result: ${prefix}${result} };`;
}
