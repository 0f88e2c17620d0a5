/** Provider functions that plans call. Any other is an error, so that somebody decides what a new one returns. */
import { arn, derived } from "./formats/types.ts";
import type { Making } from "./formats/types.ts";
import type { Properties } from "./wire.ts";
import { textOf } from "./wire.ts";

type Place = Pick<Making, "account" | "region">;

const place = ({ account, region }: Place, inputs: Properties): Making => ({ token: "", logical: "", inputs, account, region });

function callerIdentity({ account }: Place): Properties {
  return { id: account, accountId: account, arn: `arn:aws:iam::${account}:user/tester`, userId: "AIDAEXAMPLE" };
}

function thisRegion({ region: name }: Place): Properties {
  return { id: name, name, region: name, description: name, endpoint: `ec2.${name}.amazonaws.com` };
}

function availabilityZones({ region }: Place): Properties {
  const names = ["a", "b", "c"].map((letter) => `${region}${letter}`);
  return { id: region, names, zoneIds: names.map((name, index) => `${derived(4, name)}-az${index + 1}`), groupNames: [region] };
}

function zone({ account }: Place, inputs: Properties): Properties {
  const name = textOf(inputs["name"], "example.org").replace(/\.$/, "");
  const zoneId = textOf(inputs["zoneId"], `Z${derived(20, name, account).toUpperCase()}`);
  const nameServers = [1, 2, 3, 4].map((number) => `ns-${number}.awsdns-0${number}.com`);
  return {
    id: zoneId,
    zoneId,
    name,
    arn: `arn:aws:route53:::hostedzone/${zoneId}`,
    nameServers,
    privateZone: inputs["privateZone"] ?? false,
  };
}

function secret(at: Place, inputs: Properties): Properties {
  const name = textOf(inputs["name"] ?? inputs["arn"]);
  const own = name.startsWith("arn:") ? name : arn(place(at, inputs), "secretsmanager", `secret:${name}-AbCdEf`);
  return { id: own, arn: own, name };
}

function parameter(at: Place, inputs: Properties): Properties {
  const name = textOf(inputs["name"]);
  return {
    id: name,
    name,
    arn: arn(place(at, inputs), "ssm", `parameter${name.startsWith("/") ? "" : "/"}${name}`),
    type: "SecureString",
    value: "from-ssm",
    version: 1,
  };
}

function prefixList(at: Place, inputs: Properties): Properties {
  const name = textOf(inputs["name"]);
  return { id: `pl-${derived(8, name, at.region)}`, name, cidrBlocks: [] };
}

const functions: Readonly<Record<string, (at: Place, inputs: Properties) => Properties>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": callerIdentity,
  "aws:index/getRegion:getRegion": thisRegion,
  "aws:index/getPartition:getPartition": () => ({
    id: "aws",
    partition: "aws",
    dnsSuffix: "amazonaws.com",
    reverseDnsPrefix: "com.amazonaws",
  }),
  "aws:index/getAvailabilityZones:getAvailabilityZones": availabilityZones,
  "aws:route53/getZone:getZone": zone,
  "aws:secretsmanager/getSecret:getSecret": secret,
  "aws:ssm/getParameter:getParameter": parameter,
  "aws:ec2/getPrefixList:getPrefixList": prefixList,
  "aws:ec2/getManagedPrefixList:getManagedPrefixList": prefixList,
};

/** The result of a function, including its inputs. */
export function invoke(at: Place, token: string, inputs: Properties): Properties {
  const run = functions[token];
  if (run === undefined) throw new Error(`the provider double of these tests knows no function ${token}`);
  return { ...inputs, ...run(at, inputs) };
}
