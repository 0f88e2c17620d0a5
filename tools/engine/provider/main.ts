/**
 * A double of the provider plugins `pulumi-resource-aws` and `pulumi-resource-random`, which are not available here. Its own file name
 * selects the package. Like the real plugins it checks inputs against the provider catalogue; it keeps what it creates on disk.
 */
import { basename, join } from "node:path";
import { readFileSync } from "node:fs";
import providerRpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { loadCatalogue } from "../../../compiler/provider/catalogue.ts";
import { serve } from "../serve.ts";
import { CallLog } from "./calls.ts";
import { Cloud } from "./cloud.ts";
import type { ReplacementFacts } from "./diff.ts";
import { troubled } from "./faults.ts";
import { environment } from "./environment.ts";
import { Provider } from "./provider.ts";
import { handlers } from "./rpc.ts";

const { root, cloud: folder, account } = environment();
const facts = JSON.parse(readFileSync(join(root, "compiler/plan/builder/replacement.json"), "utf8")) as Record<string, ReplacementFacts>;

const name = basename(process.argv[1] ?? "").replace("pulumi-resource-", "");
const sdk = JSON.parse(readFileSync(join(root, "generated", "sdk", `${name}.json`), "utf8")) as { readonly version: string };

const cloud = new Cloud(folder);
const provider = new Provider({
  package: name,
  version: sdk.version,
  account,
  catalogue: loadCatalogue(join(root, "generated", "catalogue")),
  facts,
  cloud,
});

void serve(
  (providerRpc as unknown as { ResourceProviderService: object }).ResourceProviderService,
  handlers(provider, new CallLog(join(folder, "calls.jsonl")), (method, urn, work) => troubled({ folder, cloud }, method, urn, work)),
);
