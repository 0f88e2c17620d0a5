/** The explorer with two states, in use: at a desk and on a phone. Everything that it shows is what `diff` found. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { decimalText } from "../../../compiler/pricing/decimal.ts";
import { edited, Explorers, type Opened } from "./pages.ts";

const admin = `  extraServices:
    admin:
      paths: [/admin, "/admin/*"]
      cpu: 256
      memory: 512
      desiredCount: 1
      minCount: 1
      maxCount: 2
      dbPoolSize: 2
      logRetentionDays: 365
`;

/** A service is removed, a queue added, a zone left for another one, and the database gets another class and loses its standby. */
const { diff, environment } = edited(
  "prod",
  (text) =>
    text
      .replace(/ {2}extraServices:\n(?: {4}.*\n)*/, "")
      .replace("rdsInstanceClass: db.t3.medium", "rdsInstanceClass: db.t3.large")
      .replace("rdsMultiAz: true", "rdsMultiAz: false")
      .replace("[eu-central-1a, eu-central-1b]", "[eu-central-1a, eu-central-1c]")
      .replace("redis:\n", "sqs:\n  extraQueues:\n    thumbnails: {}\nredis:\n"),
  (text) =>
    text
      .replace("monthly: 650", "monthly: 1650")
      .replace("realtimeDbPoolSize: 3", "realtimeDbPoolSize: 2")
      .replace("ecsServices:\n", `ecsServices:\n${admin}`),
);
const ids = diff.effects.map(({ operation }) => operation.id);
const operationOf = (id: string) => diff.effects.find(({ operation }) => operation.id === id)!;

let explorers: Explorers;
let address = "";
let opened: Opened;
let page: Page;
beforeAll(async () => {
  explorers = await Explorers.start();
  address = explorers.write("change", [environment]);
});
afterAll(() => explorers.close());
afterEach(async () => {
  await page.close();
  // Any console output fails the test that caused it.
  if (opened.complaints.length > 0) throw new Error(opened.complaints.join("\n"));
});

const open = async (hash = "", options = {}) => {
  opened = await explorers.open(address + hash, options);
  page = opened.page;
  await page.locator("#title").waitFor({ state: "attached" });
};
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const text = () => page.locator("main").innerText();

describe("two states at a desk", () => {
  it("opens with the changes, the worst first, and lists them in the same order", async () => {
    await open("", { viewport: { width: 1200, height: 900 } });
    expect(await page.locator("#title").textContent()).toMatch(
      new RegExp(`^prod: data loss: ${ids.slice(0, 2).join(", ")} and \\d+ more$`),
    );
    const groups = (await page.locator("h3.danger").allTextContents()).map((each) => each.replace(/ \(\d+\)$/, ""));
    expect(groups).toEqual([...new Set(diff.effects.map(({ danger }) => (danger === "refused" ? "refused by AWS" : danger)))]);
    expect(await page.locator(".effects > li > p:first-child > a").allTextContents()).toEqual(ids);
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator(".row .row-id").allTextContents()).toEqual(ids);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await page.uncheck("#only-different");
    expect(await page.locator(".status").textContent()).toBe(
      `${environment.plan.resources.length + environment.change!.deleted.length} resources`,
    );
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(1200);
  });

  it("marks what changes in the diagram by sign and word, and draws what is deleted", async () => {
    await open("#view=picture", { viewport: { width: 1200, height: 900 } });
    const marked = await page.locator(".picture [data-change]").evaluateAll((all) => all.map((each) => each.getAttribute("data-change")!));
    expect(marked.toSorted()).toEqual(ids.toSorted());
    const labels = await page.locator(".picture a.changed").evaluateAll((all) => all.map((each) => each.textContent));
    expect(labels.filter((label) => !/[+~±−]/.test(label))).toEqual([]);
    for (const id of ["ecs-service-admin", "vpc-nat-b", "vpc-data-b"]) {
      await expect.poll(() => page.locator(`.picture a.m-deleted[aria-label="${id}, deleted"]`).count()).toBe(1);
    }
    expect(await page.locator('.picture a.m-created[aria-label="sqs-thumbnails, created"] .card').count()).toBe(1);
    const counts = (kind: string) => diff.change.operations.filter((operation) => operation.kind === kind).length;
    const legend = (await page.locator(".legend li").allTextContents()).map((each) => each.slice(2));
    expect(legend.slice(0, 4)).toEqual([
      `${counts("create")} created`,
      `${counts("update")} updated`,
      `${counts("replace")} replaced`,
      `${counts("delete")} deleted`,
    ]);
    // Nothing depends on the reader's sight of colors, but what is written must be readable.
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate<number>(leastContrast)).toBeGreaterThan(4.5);
    }
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 700, height: 1000 });
    expect([await page.locator("aside").isVisible(), await page.locator(".sizes").isVisible()]).toEqual([true, false]);
    expect((await page.locator("main .picture").boundingBox())!.width).toBeLessThanOrEqual(700);
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1200, height: 900 });
    await page.locator('.picture a[aria-label^="rds-instance,"]').click();
    await expect.poll(() => page.locator("#title").textContent()).toBe("rds-instance");
  });

  it("shows at a resource the operation, danger, downtime, cause, cost, and properties before and after", async () => {
    await open("#rds-instance");
    const { downtime, causes } = operationOf("rds-instance");
    expect(await page.locator(".effect").innerText()).toMatch(
      new RegExp(
        `restart or failover: update instanceClass.*\\n+3 to 10 min down for .*api.*source[^]*${causes[0]!.key} ${causes[0]!.file}:${causes[0]!.range!.line}[^]*\\$\\d.* → .*a month`,
      ),
    );
    expect(await page.locator(".effect a[rel]").getAttribute("href")).toBe(downtime!.source);
    const row = page.locator(".differing tr", { hasText: "instanceClass" });
    expect(await row.locator("td").allInnerTexts()).toEqual(["db.t3.medium", expect.stringMatching(/^db\.t3\.large\n/)]);
    await page.goto(`${address}#ecs-service-admin`);
    await page.locator("h3", { hasText: "before the change" }).waitFor();
    expect(await text()).toMatch(/destroyed: delete[^]*Refers to \([1-9]/);
    await page.goto(`${address}#redis-main`);
    await page.locator("#title", { hasText: "redis-main" }).waitFor();
    expect(await text()).toContain("This change does nothing to it");
  });

  it("compares the bill, whose sums are those of diff", async () => {
    await open("#view=cost");
    const { total, modules, resources } = environment.change!.cost!;
    const exact = { before: diff.cost.before!, after: diff.cost.after!, change: diff.cost.change };
    for (const side of ["before", "after", "change"] as const) {
      expect(total[side]).toBe(Number(decimalText(exact[side])));
      // The difference of the totals is that of the amounts as shown, so exact ones may be a cent away.
      const within = side === "change" ? 0.0101 : 1e-6;
      expect(Math.abs(modules.reduce((sum, each) => sum + each[side], 0) - total[side])).toBeLessThan(within);
    }
    expect(Math.abs(resources.reduce((sum, { change }) => sum + change, 0) - total.change)).toBeLessThan(0.0101);
    const foot = await page.locator("tfoot td").allTextContents();
    expect(foot.map((each) => each.replaceAll(/[$,]/g, "").replace("−", "-"))).toEqual(
      [exact.before, exact.after, exact.change].map((each) => decimalText(each, 2)),
    );
    expect(await page.locator(".bill .module").count()).toBe(modules.length);
    expect(await page.locator(".bill .one").count()).toBe(resources.length);
  });

  it("compares what rules say: newly violated, fixed, as before", async () => {
    await open("#view=policy");
    const { violated, fixed } = diff.rules!;
    const counts = [...(await text()).matchAll(/^(Newly violated|Mended|Violated before and after) \((\d+)\)$/gm)].map(
      ([, title, count]) => [title, Number(count)],
    );
    expect(counts).toEqual([
      ["Newly violated", violated.length],
      ["Mended", fixed.length],
      ["Violated before and after", environment.change!.rules!.unchanged.length],
    ]);
    expect(violated.length).toBeGreaterThan(0);
    const shown = (await page.locator(".rules > li").allTextContents()).join("\n");
    for (const { rule, message } of violated) {
      expect(shown).toContain(rule);
      expect(shown).toContain(message.replaceAll("`", ""));
    }
  });
});

describe("two states without a difference", () => {
  it("say so, and list every resource", async () => {
    const same = edited("dev", (text) => text);
    opened = await explorers.open(explorers.write("same", [same.environment]));
    page = opened.page;
    await expect.poll(() => page.locator("#title").textContent()).toBe("dev: no change");
    expect(await page.locator(".status").textContent()).toBe(`${same.environment.plan.resources.length} resources`);
    expect(await page.locator("#only-different").isVisible()).toBe(false);
  });
});

describe("two states on a phone", () => {
  it("has the list and the diagram as tabs", async () => {
    await open("", phone);
    const tab = (name: string) => page.getByRole("navigation").getByRole("link", { name, exact: true });
    const shown = async () => [
      await page.locator("aside").isVisible(),
      await page.locator("main").isVisible(),
      await page.locator("nav [aria-current]").textContent(),
    ];
    expect(await shown()).toEqual([false, true, "Changes"]);
    await tab("Resources").click();
    await expect.poll(shown).toEqual([true, false, "Resources"]);
    await tab("Diagram").click();
    await expect.poll(shown).toEqual([false, true, "Diagram"]);
    expect(await page.locator("main .picture").isVisible()).toBe(true);
    await page.keyboard.press("/");
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("search");
    await page.keyboard.type("rds-instance aws:rds/instance");
    await page.locator(".row", { hasText: "rds-instance" }).first().click();
    await expect.poll(() => page.locator("#title").textContent()).toBe("rds-instance");
    expect(await page.locator("aside").isVisible()).toBe(false);
    await page.goBack();
    await expect.poll(() => page.locator("aside").isVisible()).toBe(true);
  });

  it("is readable and touchable in every view", async () => {
    await open("", phone);
    for (const hash of [
      "#",
      "#view=list",
      "#view=picture",
      "#view=cost",
      "#view=policy",
      "#rds-instance",
      "#ecs-task-api",
      "#ecs-task-admin",
    ]) {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page.waitForTimeout(50);
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
      expect(await page.evaluate<number>("document.documentElement.scrollWidth"), hash).toBe(390);
      expect(await page.evaluate<string[]>(wide), hash).toEqual([]);
      expect(await page.evaluate<string[]>(small), hash).toEqual([]);
      expect(await page.evaluate<string[]>(untouchable), hash).toEqual([]);
    }
  });
});

/** What reaches beyond the right edge, except within a pane that scrolls on purpose. */
const wide = `[...document.querySelectorAll("main *, aside *, header *")]
  .filter((each) => !each.closest(".pane, pre, .unseen, .treemap, .list") && each.getBoundingClientRect().right > 390.5)
  .map((each) => each.outerHTML.slice(0, 120))`;

/** Visible text below 12 px on the screen. */
const small = `(() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.data.trim() === "" || parent.closest("title, desc, .unseen") || parent.getClientRects().length === 0) continue;
    const svg = parent.closest("svg");
    const scale = svg ? svg.getScreenCTM().a : 1;
    if (parseFloat(getComputedStyle(parent).fontSize) * scale < 12) found.push(node.data);
  }
  return found;
})()`;

/** Controls below 24 px. Tiles of the treemap are in the table below it as well. */
const untouchable = `[...document.querySelectorAll("a, button, select, input, summary, .row")]
  .filter((each) => !each.closest(".treemap, .skip") && !each.matches(".skip") && each.getClientRects().length > 0)
  .map((each) => [each, (each.matches("input") ? each.closest("label") ?? each : each).getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 23.5 || height < 23.5)
  .map(([each, { width, height }]) => each.outerHTML.slice(0, 120) + " " + width + " x " + height)`;

/** Contrast of the marks: text of pills on their color, signs on the page. */
const leastContrast = `(() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((part) => { const c = part / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const pills = [...document.querySelectorAll(".pill")].map((pill) => ratio(getComputedStyle(pill.querySelector("text")).fill, getComputedStyle(pill.querySelector("rect")).fill));
  const [page, panel] = [document.body, document.querySelector("aside")].map((each) => getComputedStyle(each).backgroundColor);
  const signs = [...document.querySelectorAll(".sign")].map((sign) => ratio(getComputedStyle(sign).color, sign.closest("[aria-selected=true]") ? "rgb(255,255,255)" : sign.closest("aside") ? panel : page));
  return Math.min(...pills, ...signs);
})()`;
